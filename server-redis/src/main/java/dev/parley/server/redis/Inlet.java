package dev.parley.server.redis;

import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.frame.TextFrame;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Hands a member's frames to its mailbox, in order: those that are at hand when it is their turn,
 * and reads the others. Safe for use by any thread.
 */
final class Inlet {

  /** Entries in one read. */
  private static final int CHUNK = 128;

  private final Node node;
  private final Resident resident;
  private final Mailbox mailbox;
  private final byte[] key;

  /** Held while something is handed over, too: whose turn it is, it is. */
  private final Object lock = new Object();

  /** What was handed over last. Written under lock. */
  private volatile Last last;

  /** The epoch of the link of which it is known that its Redis has what was handed over. */
  private volatile int sureIn;

  // The following are guarded by lock, but for closed.

  /** The last number that is known to be there. */
  private long known;

  /** Frames that are in memory only, and come behind those that were known when they came. */
  private final Deque<Direct> directs = new ArrayDeque<>();

  private long directBytes;
  private boolean reading;

  /** Whether the session knows of its place yet. */
  private boolean begun;

  private volatile boolean closed;

  Inlet(Node node, Resident resident, Mailbox mailbox, byte[] key, long received) {
    this.node = node;
    this.resident = resident;
    this.mailbox = mailbox;
    this.key = key;
    last = new Last(received, 0);
    sureIn = node.link().epoch();
    known = received;
  }

  private record Last(long number, long stamp) {}

  private record Direct(long after, TextFrame frame) {}

  /**
   * What Redis has to have in this mailbox, or to have had.
   *
   * @param isDue whether it may have lost it: until that is known, nothing more is handed over
   */
  record Check(long handed, long stamp, int epoch, boolean isDue) {}

  Check check() {
    int epoch = node.link().epoch();
    Last now = last;
    return new Check(now.number, now.stamp, epoch, sureIn != epoch && now.number > 0);
  }

  void checked(Check check) {
    if (check.isDue || check.handed == 0) {
      sureIn = check.epoch;
    }
    synchronized (lock) {
      read();
    }
  }

  private long handed() {
    return last.number;
  }

  private boolean isSure() {
    return sureIn == node.link().epoch();
  }

  /** Nothing is handed over any more. */
  void close() {
    closed = true;
  }

  /**
   * @param stamp of what the client has
   */
  void begin(long stamp) {
    synchronized (lock) {
      last = new Last(handed(), stamp);
      begun = true;
      read();
    }
  }

  /** The mailbox has frames up to that number, of which it will be told in a moment. */
  void expect(long number) {
    synchronized (lock) {
      known = Math.max(known, number);
    }
  }

  /**
   * The mailbox has frames up to that number.
   *
   * @param frames the last of them, as far as they are at hand
   */
  void arrived(long number, List<TextFrame> frames, long stamp) {
    synchronized (lock) {
      if (number <= handed() || closed) {
        return;
      }
      known = Math.max(known, number);
      if (number - frames.size() <= handed() && begun && !reading && isSure()) {
        hand(number, frames, stamp);
      }
      read();
    }
    mailbox.flush();
  }

  /**
   * Hands over those of the frames that were not yet. Called under lock.
   *
   * @param number of the last
   */
  private void hand(long number, List<TextFrame> frames, long stamp) {
    int before = (int) (handed() - (number - frames.size()));
    for (TextFrame frame : frames.subList(before, frames.size())) {
      if (closed) {
        return;
      }
      hand(frame, stamp);
    }
  }

  /** The same of what a sweep has found: that it was not known is what sweeps are for. */
  void found(long number) {
    synchronized (lock) {
      if (number > known && !closed) {
        node.counters().foundLate.increment();
      }
    }
    arrived(number, List.of(), 0);
  }

  /**
   * A frame that is in no mailbox of Redis's. It comes behind all that is known to be there; {@link
   * #flush} sends it on.
   *
   * @param after a number that is there; 0 if there need be none
   * @return null if nothing can come that way
   */
  RelayResult direct(long after, TextFrame frame) {
    Offer offer;
    synchronized (lock) {
      if (closed || (!begun && after == 0)) {
        return null;
      }
      known = Math.max(known, after);
      if (!begun || known > handed()) {
        read();
        RedisOptions options = node.options();
        if (directs.size() >= options.mailboxMessages()
            || directBytes + frame.size() > options.mailboxBytes()) {
          return RelayResult.OVERFLOW;
        }
        directs.add(new Direct(known, frame));
        directBytes += frame.size();
        return RelayResult.DELIVERED;
      }
      offer = mailbox.offer(frame);
    }
    if (offer == Offer.ACCEPTED) {
      return RelayResult.DELIVERED;
    }
    mailbox.refusedMessage();
    return RelayResult.OVERFLOW;
  }

  void flush() {
    mailbox.flush();
  }

  /** Called under lock. */
  private void read() {
    if (reading || !begun || closed || known <= handed() || !isSure()) {
      return;
    }
    reading = true;
    node.counters().reads.increment();
    Range<String> range = Range.create(handed() + 1 + "-0", "+");
    node.link()
        .ask(redis -> redis.xrange(key, range, Limit.from(CHUNK)))
        .whenComplete((read, failure) -> resident.serial().execute(() -> came(read, failure)));
  }

  private void came(List<StreamMessage<byte[], byte[]>> read, Throwable failure) {
    boolean isGap = false;
    synchronized (lock) {
      reading = false;
      if (failure != null || closed || !isSure()) {
        // A sweep, or the next that arrives, may begin it again before.
        node.after(node.options().beatMillis(), this::readAgain);
        return;
      }
      if (read.isEmpty()) {
        // It was ended meanwhile, and its node will hear of that.
        known = handed();
        handDirects();
      }
      long now = System.nanoTime();
      for (StreamMessage<byte[], byte[]> entry : read) {
        List<TextFrame> frames = frames(entry.getBody(), now);
        node.counters().framesRead.add(frames.size());
        int dash = entry.getId().indexOf('-');
        long number = Long.parseLong(entry.getId().substring(0, dash));
        if (number - frames.size() > handed()) {
          isGap = true;
          break;
        }
        hand(number, frames, Long.parseLong(entry.getId().substring(dash + 1)));
      }
      read();
    }
    if (isGap) {
      // What is missing was confirmed by someone else.
      resident.lose(false);
    }
    mailbox.flush();
  }

  private void readAgain() {
    synchronized (lock) {
      read();
    }
  }

  /** An entry's frames, in order, of which the last has the entry's number. */
  private static List<TextFrame> frames(Map<byte[], byte[]> fields, long now) {
    List<TextFrame> frames = new ArrayList<>(fields.size() - 2);
    // Arrays are no keys to look up by, and so may be there more than once.
    for (Map.Entry<byte[], byte[]> field : fields.entrySet()) {
      if (field.getKey().length == 1 && field.getKey()[0] == 'f') {
        frames.add(new TextFrame(field.getValue(), now));
      }
    }
    return frames;
  }

  /** Called under lock. */
  private void hand(TextFrame frame, long stamp) {
    if (mailbox.offer(frame) != Offer.ACCEPTED) {
      // Redis had room for it: the sender thinks that it is on its way.
      refuse();
      return;
    }
    last = new Last(handed() + 1, stamp);
    resident.handed(handed(), frame.size());
    handDirects();
  }

  /** Called under lock. */
  private void handDirects() {
    while (!directs.isEmpty() && Math.min(directs.peek().after, known) <= handed() && !closed) {
      TextFrame frame = directs.poll().frame;
      directBytes -= frame.size();
      if (mailbox.offer(frame) != Offer.ACCEPTED) {
        refuse();
      }
    }
  }

  private void refuse() {
    close();
    resident.serial().execute(mailbox::refusedAnnouncement);
  }
}
