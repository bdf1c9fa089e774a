package dev.parley.server.redis;

import dev.parley.server.engine.RelayResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * By which what plain members here say to plain ones of one other node gets there without a record:
 * published, numbered, and kept until that node says that it has it. It comes in order, and once.
 * What gathers while something is published is published together. Safe for use by any thread.
 */
final class Bridge {

  /** Messages in one bundle. */
  static final int MOST_MESSAGES = 64;

  /** In a bundle, but that no message is parted. */
  static final int MOST_BYTES = 64 * 1024;

  /** Full bundles that are published at a time; else one. */
  static final int MOST_UNDER_WAY = 4;

  /** Messages that are not known to have come: what more there is goes by Redis. */
  static final int MOST_KEPT = 8_192;

  /** The same in bytes. */
  static final int MOST_KEPT_BYTES = 8 * 1024 * 1024;

  /** The bundle got no answer, as if nobody had heard it. */
  static final long UNHEARD = 0;

  /** It was not published, as the node's pass is not valid any more. */
  static final long REFUSED = -1;

  /** What a bridge needs of its node. */
  interface Surroundings {

    /** The name of the node that the bridge begins at. */
    String name();

    /**
     * Publishes a bundle to the node at its end. Completes with how many heard it, or {@link
     * #REFUSED}.
     */
    CompletableFuture<Long> publish(String pass, byte[] bundle);

    /** The pass is not valid any more. */
    void refused(String pass);

    /** Runs it in a moment, with what else has come by then. */
    Executor soon();
  }

  private final Surroundings surroundings;
  private final Object lock = new Object();

  // The following are guarded by lock.

  private String stream;

  /** The number of the first that is not known to have come. */
  private long oldest;

  /** Published and not known to have come, in order. */
  private final Deque<Crossing> sent = new ArrayDeque<>();

  /** Behind these, not published. */
  private final Deque<Crossing> waiting = new ArrayDeque<>();

  private int bytes;

  /** Of those that wait, about. */
  private int waitingBytes;

  /** The pass of those that are not known to have come. */
  private String pass;

  /** Bundles without an answer. */
  private int underWay;

  /** What waits will be sent in a moment. */
  private boolean due;

  /** It is to be said at once what has come. */
  private boolean urgent;

  /** The last number of which that was asked for. */
  private long urgentUpTo;

  /**
   * Since when it has been known that it was asked what has come, by System.nanoTime, and nothing
   * was said; 0 if that is not so.
   */
  private long silentSince;

  /** One was not heard: all is to be sent again. */
  private boolean unheard;

  /** One was refused: nothing is sent before it is known whose messages these are. */
  private boolean refused;

  private boolean closed;

  /** When something was sent, or came, last, by System.nanoTime. */
  private long movedAt = System.nanoTime();

  Bridge(Surroundings surroundings) {
    this.surroundings = surroundings;
    begin();
  }

  private void begin() {
    stream = UUID.randomUUID().toString();
    oldest = 1;
    urgentUpTo = 0;
    silentSince = 0;
  }

  /**
   * Has a message cross.
   *
   * @param its the pass that its sender was a member by
   * @return false if it can't now
   */
  boolean take(Crossing crossing, String its) {
    synchronized (lock) {
      if (sent.isEmpty() && waiting.isEmpty()) {
        pass = its;
        refused = false;
      }
      if (closed
          || refused
          || !its.equals(pass)
          || sent.size() + waiting.size() >= MOST_KEPT
          || bytes + crossing.size() > MOST_KEPT_BYTES) {
        return false;
      }
      waiting.add(crossing);
      bytes += crossing.size();
      waitingBytes += crossing.size();
      sendSoon();
    }
    return true;
  }

  /** What has come is to be said at once. */
  void hurry() {
    synchronized (lock) {
      int kept = sent.size() + waiting.size();
      urgent |= kept > 0 && oldest + kept - 1 > urgentUpTo;
      if (urgent && waiting.isEmpty() && !unheard && !refused && !closed) {
        sendBundle();
      }
    }
  }

  /** Called under lock. */
  private boolean mayBeSent() {
    boolean isFull = waiting.size() >= MOST_MESSAGES || waitingBytes >= MOST_BYTES;
    return !waiting.isEmpty()
        && !unheard
        && !refused
        && !closed
        && underWay < (isFull ? MOST_UNDER_WAY : 1);
  }

  /** Called under lock. */
  private void sendSoon() {
    if (!due && mayBeSent()) {
      due = true;
      surroundings.soon().execute(this::sendNow);
    }
  }

  private void sendNow() {
    synchronized (lock) {
      due = false;
      while (mayBeSent()) {
        sendBundle();
      }
    }
  }

  /** Called under lock. */
  private void sendBundle() {
    List<Bundle.Message> messages = new ArrayList<>();
    long first = oldest + sent.size();
    int size = 0;
    while (!waiting.isEmpty()
        && messages.size() < MOST_MESSAGES
        && (messages.isEmpty() || size + waiting.peek().size() <= MOST_BYTES)) {
      Crossing next = waiting.poll();
      size += next.size();
      sent.add(next);
      messages.add(next.message());
    }
    waitingBytes -= size;
    boolean isUrgent = urgent && waiting.isEmpty();
    if (isUrgent) {
      urgent = false;
      urgentUpTo = first + messages.size() - 1;
    }
    underWay++;
    movedAt = System.nanoTime();
    Bundle bundle = new Bundle(surroundings.name(), stream, first, oldest, isUrgent, messages);
    String by = pass;
    long asked = isUrgent ? urgentUpTo : 0;
    CompletableFuture<Long> published;
    try {
      published = surroundings.publish(by, bundle.encode());
    } catch (RuntimeException | Error e) {
      // Nothing else would ever be sent.
      published = CompletableFuture.failedFuture(e);
    }
    published.whenComplete((heard, failure) -> came(by, asked, failure == null ? heard : UNHEARD));
  }

  /**
   * @param asked up to which number it was asked what has come; 0 if it was not
   */
  private void came(String by, long asked, long heard) {
    synchronized (lock) {
      underWay--;
      // What it says may be here before the answer.
      if (heard > UNHEARD && asked >= oldest && silentSince == 0) {
        silentSince = System.nanoTime();
      }
      unheard |= heard == UNHEARD;
      refused |= heard == REFUSED && by.equals(pass);
      sendSoon();
    }
    if (heard == REFUSED) {
      surroundings.refused(by);
    }
  }

  /** So much has come. Called by the link's thread. */
  void received(Receipt receipt) {
    List<Crossing> done = new ArrayList<>();
    List<RelayResult> results = new ArrayList<>();
    synchronized (lock) {
      if (closed || !receipt.stream().equals(stream)) {
        return;
      }
      silentSince = 0;
      while (oldest <= receipt.upTo() && !(sent.isEmpty() && waiting.isEmpty())) {
        // It may have come, and not be known to have when it was to be sent again.
        boolean isSent = !sent.isEmpty();
        Crossing next = isSent ? sent.poll() : waiting.poll();
        bytes -= next.size();
        waitingBytes -= isSent ? 0 : next.size();
        done.add(next);
        results.add(receipt.failures().getOrDefault(oldest, RelayResult.DELIVERED));
        oldest++;
      }
      if (!done.isEmpty()) {
        movedAt = System.nanoTime();
      }
      if (receipt.isUnknown() && oldest > 1) {
        // It is not the one that had those before.
        begin();
      }
      if (receipt.isUnknown() || receipt.isGap()) {
        goBack();
      }
      sendSoon();
    }
    for (int i = 0; i < done.size(); i++) {
      done.get(i).sender().settle(done.get(i), results.get(i));
    }
  }

  /** All that is not known to have come is to be sent again. Called under lock. */
  private void goBack() {
    for (Crossing last = sent.pollLast(); last != null; last = sent.pollLast()) {
      waiting.addFirst(last);
      waitingBytes += last.size();
    }
    urgent = true;
    unheard = false;
  }

  /**
   * Sends again what was not heard, or of which nothing is known for so long.
   *
   * @return how many that are
   */
  int again(long silence) {
    synchronized (lock) {
      if (refused || !(unheard || (!sent.isEmpty() && System.nanoTime() - movedAt > silence))) {
        return 0;
      }
      int again = sent.size();
      goBack();
      sendSoon();
      return again;
    }
  }

  /**
   * Whether the other node was asked what has come, has heard that, and has said nothing for so
   * long, though Redis answers.
   */
  boolean isSilentFor(long nanos) {
    synchronized (lock) {
      return silentSince != 0
          && underWay == 0
          && !unheard
          && System.nanoTime() - silentSince > nanos;
    }
  }

  /** Gives up what is older than anybody waits for. Called by the link's thread. */
  void despair(long patience) {
    List<Crossing> late = new ArrayList<>();
    long now = System.nanoTime();
    synchronized (lock) {
      for (Deque<Crossing> each : List.of(sent, waiting)) {
        for (Crossing crossing : each) {
          if (now - crossing.askedAt() <= patience) {
            break;
          }
          if (!crossing.isSettled()) {
            late.add(crossing);
          }
        }
      }
    }
    late.forEach(crossing -> crossing.sender().settle(crossing, RelayResult.OVERFLOW));
    synchronized (lock) {
      if (!late.isEmpty() && isAllSettled()) {
        // There may be nobody who will ever say that it has them.
        clear();
        begin();
      }
    }
  }

  /** Called under lock. */
  private boolean isAllSettled() {
    return Stream.concat(sent.stream(), waiting.stream()).allMatch(Crossing::isSettled);
  }

  /** Called under lock. */
  private void clear() {
    sent.clear();
    waiting.clear();
    bytes = 0;
    waitingBytes = 0;
  }

  /**
   * Whose messages are not known to have come, if they are not those of members by that pass: who
   * of them is one still is to be found out, then they are sent again.
   */
  Set<Crossing.Sender> doubtful(String now) {
    Set<Crossing.Sender> senders = new HashSet<>();
    synchronized (lock) {
      if (refused || !now.equals(pass)) {
        for (Deque<Crossing> each : List.of(sent, waiting)) {
          each.forEach(crossing -> senders.add(crossing.sender()));
        }
        // Nobody else's come in between.
        refused |= !senders.isEmpty();
      }
    }
    return senders;
  }

  /** Those that are not given up are members by that pass. */
  void vouched(String now) {
    synchronized (lock) {
      pass = now;
      refused = false;
      goBack();
      sendSoon();
    }
  }

  /**
   * Nothing crosses any more. Called by the link's thread.
   *
   * @param became of what is not known to have come; null if its senders are lost
   */
  void close(RelayResult became) {
    List<Crossing> rest = new ArrayList<>();
    synchronized (lock) {
      closed = true;
      rest.addAll(sent);
      rest.addAll(waiting);
      clear();
    }
    rest.forEach(crossing -> crossing.sender().settle(crossing, became));
  }
}
