package dev.parley.server.redis;

import dev.parley.server.engine.RelayResult;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The end of other nodes' {@link Bridge}s: hands on what crosses, each message once and in order,
 * and says what has come. Used by the link's thread only.
 */
final class Landing {

  /**
   * For which what has come may not be said, in milliseconds: nobody waits for it who does not say
   * so.
   */
  static final int RECEIPT_MILLIS = 100;

  /** Messages that may have come, and that not be said: the sender's node keeps them. */
  static final int MOST_UNSAID = 1_024;

  /** For which what is missing is not asked for once more, in nanoseconds. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final String name;
  private final Function<Bundle.Message, RelayResult> addressees;
  private final Runnable flush;
  private final BiConsumer<String, Receipt> reply;
  private final BiConsumer<Integer, Runnable> after;
  private final LongSupplier clock;
  private final Map<String, Stream> streams = new HashMap<>();

  /**
   * @param name of this node
   * @param addressees hands a message to its addressee
   * @param flush sends on what was handed to them since it was called last
   * @param reply says to a node what has come
   * @param after runs something so many milliseconds later, by the link's thread
   * @param clock counts nanoseconds
   */
  Landing(
      String name,
      Function<Bundle.Message, RelayResult> addressees,
      Runnable flush,
      BiConsumer<String, Receipt> reply,
      BiConsumer<Integer, Runnable> after,
      LongSupplier clock) {
    this.name = name;
    this.addressees = addressees;
    this.flush = flush;
    this.reply = reply;
    this.after = after;
    this.clock = clock;
  }

  void came(Bundle bundle) {
    Stream stream = streams.get(bundle.stream());
    if (stream == null) {
      if (bundle.first() != 1) {
        // What is before it has not come, or this is not the node that it came to.
        Receipt unknown = new Receipt(name, bundle.stream(), Receipt.UNKNOWN, true, Map.of());
        reply.accept(bundle.from(), unknown);
        return;
      }
      stream = new Stream(bundle.from(), bundle.stream());
      streams.put(bundle.stream(), stream);
    }
    stream.came(bundle);
  }

  /** It was deaf for a moment: what may have come meanwhile is asked for. */
  void wasDeaf() {
    streams.values().forEach(stream -> stream.say(true));
  }

  /**
   * Forgets those by which nothing has come for so long: their nodes are gone, or have nothing
   * under way.
   */
  void forget(long nanos) {
    long now = clock.getAsLong();
    streams.values().removeIf(stream -> now - stream.cameAt > nanos);
  }

  /** What comes by one bridge, until nothing has for long; see {@link #forget}. */
  private final class Stream {

    private final String from;
    private final String id;

    /** The last number that has come, and all before it. */
    private long upTo;

    /** Of which of these has not been said that they have come. */
    private int unsaid;

    private boolean due;

    /** What was missing when it was last asked for, and when that was. */
    private long askedFor = -1;

    private long askedAt;
    private long cameAt;

    /** Of messages of which the sender may not know it. */
    private final TreeMap<Long, RelayResult> failures = new TreeMap<>();

    Stream(String from, String id) {
      this.from = from;
      this.id = id;
    }

    void came(Bundle bundle) {
      cameAt = clock.getAsLong();
      failures.headMap(bundle.oldest()).clear();
      if (bundle.first() > upTo + 1) {
        askForMissing();
        return;
      }
      long number = bundle.first();
      boolean failed = false;
      for (Bundle.Message message : bundle.messages()) {
        if (number > upTo) {
          upTo = number;
          RelayResult result = message == null ? RelayResult.DELIVERED : addressees.apply(message);
          if (result != RelayResult.DELIVERED) {
            failures.put(number, result);
            failed = true;
          }
        }
        number++;
      }
      flush.run();
      unsaid += bundle.messages().size();
      if (failed || bundle.isUrgent() || unsaid >= MOST_UNSAID) {
        say(false);
      } else if (!due && unsaid > 0) {
        due = true;
        after.accept(RECEIPT_MILLIS, this::sayInTime);
      }
    }

    private void askForMissing() {
      // All that were on their way behind it come now.
      long now = clock.getAsLong();
      if (askedFor != upTo || now - askedAt > PATIENCE_NANOS) {
        askedFor = upTo;
        askedAt = now;
        say(true);
      }
    }

    private void sayInTime() {
      due = false;
      if (unsaid > 0) {
        say(false);
      }
    }

    private void say(boolean isGap) {
      unsaid = 0;
      reply.accept(from, new Receipt(name, id, upTo, isGap, Map.copyOf(failures)));
    }
  }
}
