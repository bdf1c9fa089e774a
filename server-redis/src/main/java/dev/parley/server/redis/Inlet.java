package dev.parley.server.redis;

import dev.parley.server.engine.Mailbox;
import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.List;
import java.util.Map;

/**
 * Hands a member's frames to its mailbox, in order: those that are at hand when it is their turn,
 * and reads the others. But where noted it is used by the resident's tasks only.
 */
final class Inlet {

  /** Frames in one read. */
  private static final int CHUNK = 128;

  /** A client that confirms nothing by itself is taken to have what was handed over. */
  private static final int CONFIRM_AFTER = 64;

  private final Node node;
  private final Resident resident;
  private final Mailbox mailbox;
  private final byte[] key;

  /** The number of the next frame. Read by any thread. */
  private volatile long next;

  /** The last number that is known to be there. */
  private long known;

  private long confirmed;
  private boolean reading;

  /** Whether the session knows of its place yet. */
  private boolean begun;

  /** Written by any thread. */
  private volatile boolean closed;

  Inlet(Node node, Resident resident, Mailbox mailbox, byte[] key, long received) {
    this.node = node;
    this.resident = resident;
    this.mailbox = mailbox;
    this.key = key;
    next = received + 1;
    known = received;
    confirmed = received;
  }

  /** The number of the last frame that was handed over; called by any thread. */
  long handed() {
    return next - 1;
  }

  /** Nothing is handed over any more; called by any thread. */
  void close() {
    closed = true;
  }

  void begin() {
    begun = true;
    read();
  }

  /**
   * The mailbox has a frame of that number.
   *
   * @param frame null if it is not at hand
   */
  void arrived(long number, TextFrame frame) {
    if (number < next || closed) {
      return;
    }
    known = Math.max(known, number);
    if (number == next && frame != null && begun && !reading) {
      hand(frame);
      flush();
    }
    read();
  }

  private void read() {
    if (reading || !begun || closed || known < next) {
      return;
    }
    reading = true;
    node.counters().reads.increment();
    Range<String> range = Range.create(next + "-0", "+");
    node.link()
        .ask(redis -> redis.xrange(key, range, Limit.from(CHUNK)))
        .whenComplete((read, failure) -> resident.serial().execute(() -> came(read, failure)));
  }

  private void came(List<StreamMessage<byte[], byte[]>> read, Throwable failure) {
    reading = false;
    if (failure != null || closed) {
      // The sweep, or the next that arrives, begins it again.
      return;
    }
    if (read.isEmpty()) {
      // It was ended meanwhile, and its node will hear of that.
      known = next - 1;
      return;
    }
    node.counters().framesRead.add(read.size());
    long now = System.nanoTime();
    for (StreamMessage<byte[], byte[]> entry : read) {
      if (Long.parseLong(entry.getId().substring(0, entry.getId().indexOf('-'))) != next) {
        // What is missing was confirmed by someone else.
        resident.lose(false);
        break;
      }
      hand(new TextFrame(frame(entry.getBody()), now));
      if (closed) {
        break;
      }
    }
    flush();
    read();
  }

  private static byte[] frame(Map<byte[], byte[]> fields) {
    // Arrays are no keys to look up by.
    for (Map.Entry<byte[], byte[]> field : fields.entrySet()) {
      if (field.getKey().length == 1 && field.getKey()[0] == 'f') {
        return field.getValue();
      }
    }
    throw new IllegalStateException("an entry of a mailbox has no frame");
  }

  private void hand(TextFrame frame) {
    if (mailbox.offer(frame) == Offer.ACCEPTED) {
      next++;
      return;
    }
    // Redis had room for it: the sender thinks that it is on its way.
    close();
    mailbox.refusedAnnouncement();
  }

  private void flush() {
    mailbox.flush();
    if (resident.isPlain() && handed() - confirmed >= CONFIRM_AFTER) {
      confirmed = handed();
      resident.confirm(confirmed);
    }
  }
}
