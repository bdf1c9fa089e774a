package dev.parley.server.redis;

import dev.parley.server.engine.RelayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

  /** Full bundles that are published at a time; else one, but for who asks what has come. */
  static final int MOST_UNDER_WAY = 4;

  /**
   * Messages that are not known to have come: what more there is goes by Redis. Fewer than a node
   * may have without an answer before its clients are held, so that one other node that stands
   * still holds none.
   */
  static final int MOST_KEPT = 4_096;

  /** The same in bytes. */
  static final int MOST_KEPT_BYTES = 8 * 1024 * 1024;

  /** Nobody has heard the bundle. */
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

  private final Window window = new Window();
  private String stream;

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
   * Since when nobody hears what is published, or who does was asked what has come and has said
   * nothing, by System.nanoTime; 0 if that is not so.
   */
  private long silentSince;

  /** One was not heard, or that is not known: all is to be sent again. */
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
    window.renumber();
    urgentUpTo = 0;
    silentSince = 0;
  }

  /**
   * Has a message cross.
   *
   * @param senderPass by which its sender was a member
   * @return false if it can't now
   */
  boolean take(Crossing crossing, String senderPass) {
    synchronized (lock) {
      if (window.isEmpty()) {
        pass = senderPass;
        refused = false;
      }
      if (closed
          || refused
          || !senderPass.equals(pass)
          || window.size() >= MOST_KEPT
          || window.bytes() + crossing.size() > MOST_KEPT_BYTES) {
        return false;
      }
      window.add(crossing);
      sendSoon();
    }
    return true;
  }

  /** What has come is to be said at once. */
  void hurry() {
    synchronized (lock) {
      urgent |= !window.isEmpty() && window.last() > urgentUpTo;
      if (urgent && !window.hasWaiting() && !unheard && !refused && !closed) {
        sendBundle();
      }
    }
  }

  /** Called under lock. */
  private boolean mayBeSent() {
    return window.hasWaiting()
        && !unheard
        && !refused
        && !closed
        && underWay < (window.isFull() ? MOST_UNDER_WAY : 1);
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
    long first = window.lastSent() + 1;
    List<Bundle.Message> messages = window.take();
    boolean isUrgent = urgent && !window.hasWaiting();
    if (isUrgent) {
      urgent = false;
      urgentUpTo = window.lastSent();
    }
    underWay++;
    movedAt = System.nanoTime();
    Bundle bundle =
        new Bundle(surroundings.name(), stream, first, window.oldest(), isUrgent, messages);
    Sent its = new Sent(pass, stream, isUrgent ? urgentUpTo : 0);
    CompletableFuture<Long> published;
    try {
      published = surroundings.publish(its.pass, bundle.encode());
    } catch (RuntimeException | Error e) {
      // Nothing else would ever be sent.
      published = CompletableFuture.failedFuture(e);
    }
    published.whenComplete((heard, failure) -> came(its, failure == null ? heard : null));
  }

  /**
   * A bundle that is under way.
   *
   * @param askedUpTo up to which number it asks what has come; 0 if it does not
   */
  private record Sent(String pass, String stream, long askedUpTo) {}

  /**
   * @param heard null if that is not known
   */
  private void came(Sent its, Long heard) {
    boolean isRefused = heard != null && heard == REFUSED;
    synchronized (lock) {
      underWay--;
      refused |= isRefused && its.pass.equals(pass);
      unheard |= heard == null || heard == UNHEARD;
      if (heard == null) {
        // It is Redis that says nothing.
        silentSince = 0;
      } else if (silentSince == 0 && its.stream.equals(stream) && leavesOpen(its, heard)) {
        silentSince = System.nanoTime();
      }
      sendSoon();
    }
    if (isRefused) {
      surroundings.refused(its.pass);
    }
  }

  /** Whether something is to be heard of the other node yet. Called under lock. */
  private boolean leavesOpen(Sent its, long heard) {
    // What it says may be here before the answer.
    boolean isAsked = heard > UNHEARD && its.askedUpTo >= window.oldest();
    return !window.isEmpty() && (isAsked || heard == UNHEARD);
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
      while (window.oldest() <= receipt.upTo() && !window.isEmpty()) {
        results.add(receipt.failures().getOrDefault(window.oldest(), RelayResult.DELIVERED));
        done.add(window.poll());
      }
      if (!done.isEmpty()) {
        movedAt = System.nanoTime();
      }
      if (receipt.isUnknown() && window.oldest() > 1) {
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
  private int goBack() {
    int again = window.goBack();
    urgent |= again > 0;
    unheard = false;
    return again;
  }

  /**
   * Sends again what was not heard, or of which nothing is known for so long.
   *
   * @return how many that are
   */
  int again(long silence) {
    synchronized (lock) {
      boolean isSilent = window.hasSent() && System.nanoTime() - movedAt > silence;
      if (refused || !(unheard || isSilent)) {
        return 0;
      }
      int again = goBack();
      sendSoon();
      return again;
    }
  }

  /** This node was deaf: what the other one said may have got lost. */
  void wasDeaf() {
    synchronized (lock) {
      silentSince = 0;
      goBack();
      sendSoon();
    }
  }

  /**
   * Whether the other node, and not Redis, has been silent since before that: nobody hears what is
   * published to it, or who does was asked what has come and says nothing.
   *
   * @param before by System.nanoTime
   */
  boolean isSilentSince(long before) {
    synchronized (lock) {
      return silentSince != 0 && underWay == 0 && silentSince - before < 0;
    }
  }

  /**
   * Gives up what is older than anybody waits for. Called by the link's thread.
   *
   * @param end told of each
   */
  void despair(long patience, Consumer<Crossing> end) {
    long now = System.nanoTime();
    List<Crossing> late;
    synchronized (lock) {
      late = window.all().takeWhile(each -> now - each.askedAt() > patience).toList();
      if (!late.isEmpty() && window.all().skip(late.size()).allMatch(Crossing::isSettled)) {
        // There may be nobody who will ever say that it has them.
        window.clear();
        begin();
        urgent = false;
        unheard = false;
      }
    }
    late.forEach(end);
  }

  /**
   * Whose messages are not known to have come, if they are not those of members by the current
   * pass: who of them is one still is to be found out, then they are sent again.
   */
  Set<Crossing.Sender> doubtful(String current) {
    synchronized (lock) {
      if (!refused && current.equals(pass)) {
        return Set.of();
      }
      Set<Crossing.Sender> senders = senders();
      // Nobody else's come in between.
      refused |= !senders.isEmpty();
      return senders;
    }
  }

  /** Called under lock. */
  private Set<Crossing.Sender> senders() {
    return window.all().map(Crossing::sender).collect(Collectors.toSet());
  }

  /**
   * Those of these senders that are not given up are members by the current pass. Where there are
   * others' by now, they are in doubt still.
   */
  void vouched(Set<Crossing.Sender> asked, String current) {
    synchronized (lock) {
      if (!asked.containsAll(senders())) {
        refused = true;
        return;
      }
      pass = current;
      refused = false;
      goBack();
      sendSoon();
    }
  }

  /**
   * Nothing crosses any more. Called by the link's thread.
   *
   * @param end told of each that is not known to have come
   */
  void close(Consumer<Crossing> end) {
    List<Crossing> rest;
    synchronized (lock) {
      closed = true;
      rest = window.clear();
    }
    rest.forEach(end);
  }
}
