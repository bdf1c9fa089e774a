package dev.parley.server.limit;

/**
 * How fast somebody may send.
 *
 * @param frameBurst frames at once
 * @param byteBurst bytes at once
 */
public record RateLimits(int framesPerSecond, int frameBurst, int bytesPerSecond, int byteBurst) {

  /** The finest that buckets count: one a nanosecond. */
  public static final int MOST_PER_SECOND = 1_000_000_000;

  /** So many times as much. */
  public RateLimits times(int factor) {
    return new RateLimits(
        times(framesPerSecond, factor),
        times(frameBurst, factor),
        times(bytesPerSecond, factor),
        times(byteBurst, factor));
  }

  private static int times(int limit, int factor) {
    return (int) Math.min((long) limit * factor, MOST_PER_SECOND);
  }

  /** How long, in nanoseconds, it takes until all that may be sent at once may be sent again. */
  long refillNanos() {
    double seconds =
        Math.max((double) frameBurst / framesPerSecond, (double) byteBurst / bytesPerSecond);
    return (long) (seconds * MOST_PER_SECOND);
  }
}
