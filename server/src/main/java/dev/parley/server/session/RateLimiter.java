package dev.parley.server.session;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One connection's rate, in frames and in bytes. Only used by its reader. */
final class RateLimiter {

  /** A client that was not refused anything for so long has mended its ways. */
  private static final long PARDON_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final TokenBucket frames;
  private final TokenBucket bytes;
  private final int maxRefusals;
  private int refusals;
  private long refusedAt;

  RateLimiter(RateLimits limits, long nanos) {
    frames = new TokenBucket(limits.framesPerSecond(), limits.frameBurst(), nanos);
    bytes = new TokenBucket(limits.bytesPerSecond(), limits.byteBurst(), nanos);
    maxRefusals = limits.refusals();
  }

  /**
   * Lets a frame through, or refuses it.
   *
   * @return where refused, after how many milliseconds it would go through
   */
  OptionalLong refuses(int size, long nanos) {
    boolean frameTaken = frames.take(1, nanos);
    if (frameTaken && bytes.take(size, nanos)) {
      return OptionalLong.empty();
    }
    if (nanos - refusedAt > PARDON_NANOS) {
      refusals = 0;
    }
    refusals++;
    refusedAt = nanos;
    return OptionalLong.of(frameTaken ? bytes.millisUntil(size) : frames.millisUntil(1));
  }

  /** Whether more was refused than is borne with. */
  boolean exhausted() {
    return refusals > maxRefusals;
  }
}
