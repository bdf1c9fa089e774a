package dev.parley.client;

import dev.parley.client.channel.Framing;
import dev.parley.client.loop.EventLoop;

/**
 * How much the platform is handed at once: what the network takes in {@link #QUEUE_MILLIS}, as
 * measured all along, for what comes next has to wait for that.
 */
final class SendingPace {

  /**
   * What is handed over lasts so long at most. Of the rest of a tenth of a second the way takes.
   */
  static final int QUEUE_MILLIS = 25;

  /** More makes nothing faster on any network. */
  static final int MAX_BYTES = 128 * 1024;

  /** The same where several channels send, of whom one always has something at hand. */
  static final int MAX_SHARED_BYTES = 64 * 1024;

  /** The shortest fragment and a little: there is always one under way. */
  private static final int MIN_BYTES = Framing.MIN_FRAGMENT_LENGTH + 1024;

  /** For a few words past their turn: the shortest fragment of a text may be so much longer. */
  private static final int OVERTAKING_BYTES = 2 * Framing.MIN_FRAGMENT_LENGTH;

  /** The least time to measure over: the platform tells of what is gone in lumps. */
  private static final int MEASURE_MILLIS = 20;

  private final EventLoop loop;

  /** Doubled while all of it is taken, as in SCTP's slow start. */
  private int limit = MIN_BYTES;

  /** When the measuring began. */
  private long sinceMillis;

  /** What was in flight then, and has been handed over since; 0 while nothing is measured. */
  private int given;

  SendingPace(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * So much is in flight now, and nothing was handed over that {@link #gave} was not told of.
   *
   * @param shared whether several channels are about to send
   * @return how much may be in flight
   */
  int measure(int inFlight, boolean shared) {
    long now = loop.nowMillis();
    long millis = now - sinceMillis;
    if (given > 0 && (inFlight == 0 || millis >= MEASURE_MILLIS)) {
      double taken = Math.max(0, given - inFlight);
      int next = (int) Math.min(MAX_BYTES, taken * QUEUE_MILLIS / Math.max(1, millis));
      if (inFlight > 0) {
        limit = next;
      } else if (given >= limit) {
        // All that was allowed is gone, and the network had nothing to take: it may well take more.
        limit = Math.max(2 * limit, next);
      }
      limit = Math.max(MIN_BYTES, Math.min(MAX_BYTES, limit));
      sinceMillis = now;
      given = inFlight;
    }
    return shared ? Math.min(limit, MAX_SHARED_BYTES) : limit;
  }

  void gave(int bytes) {
    if (given == 0) {
      sinceMillis = loop.nowMillis(); // nothing was to be sent until now
    }
    given += bytes;
  }

  /** How much may be in flight with what goes past its turn: what is without, and a little. */
  int overtakingLimit() {
    return limit + frameLength() + OVERTAKING_BYTES;
  }

  /** The longest frame to make: two of them are in flight, so that there always is a next one. */
  int frameLength() {
    int length = Math.max(limit / 2 + Framing.MAX_HEADER_LENGTH, Framing.MIN_FRAME_LENGTH);
    return Math.min(length, Framing.MAX_FRAME_LENGTH);
  }
}
