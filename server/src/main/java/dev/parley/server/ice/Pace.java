package dev.parley.server.ice;

import java.util.concurrent.TimeUnit;

/** So many a second, after a burst of a tenth of a second's. Not thread-safe. */
final class Pace {

  private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final long nanosEach;

  /** When what was done is paid for, at the rate. */
  private long paidAt;

  Pace(int perSecond, long nanos) {
    this.nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.paidAt = nanos - BURST_NANOS;
  }

  /**
   * Counts {@code done} more, and tells how many nanoseconds to rest before the next; 0 or less:
   * none.
   */
  long restAfter(int done, long nanos) {
    if (nanos - paidAt > BURST_NANOS) {
      paidAt = nanos - BURST_NANOS;
    }
    paidAt += done * nanosEach;
    return paidAt - nanos;
  }
}
