package dev.parley.server.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Lets frames through at a rate, in frames and in bytes. */
public final class Rate {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Bucket frames;
  private final Bucket bytes;
  private final int byteBurst;

  private final RateLimits limits;

  private Rate(RateLimits limits, TimeMeter clock, SynchronizationStrategy strategy) {
    frames = bucket(limits.framesPerSecond(), limits.frameBurst(), clock, strategy);
    bytes = bucket(limits.bytesPerSecond(), limits.byteBurst(), clock, strategy);
    byteBurst = limits.byteBurst();
    this.limits = limits;
  }

  /** For use by one thread at a time. */
  public static Rate ofOne(RateLimits limits, TimeMeter clock) {
    return new Rate(limits, clock, SynchronizationStrategy.NONE);
  }

  /** For use by any thread. */
  public static Rate shared(RateLimits limits, TimeMeter clock) {
    return new Rate(limits, clock, SynchronizationStrategy.LOCK_FREE);
  }

  static Bucket bucket(
      int perSecond, int burst, TimeMeter clock, SynchronizationStrategy strategy) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, SECOND))
        .withCustomTimePrecision(clock)
        .withSynchronizationStrategy(strategy)
        .build();
  }

  /**
   * Lets a frame through, or refuses it.
   *
   * @return where refused, after how many milliseconds it would go through: at least 1
   */
  public OptionalLong refuses(int size) {
    if (!frames.tryConsume(1)) {
      return millisUntil(frames, 1);
    }
    return size == 0 || bytes.tryConsume(size)
        ? OptionalLong.empty()
        : millisUntil(bytes, Math.min(size, byteBurst));
  }

  /**
   * Nothing was asked for in the last so many nanoseconds, though it came: lets through in addition
   * what the rate lets through in that time.
   *
   * @param spell nanoseconds in which little was asked for, these included: with a burst, no more
   *     than what the rate lets through in that time is saved up
   */
  public void makeUpFor(long nanos, long spell) {
    makeUpFor(nanos, spell, frames, limits.framesPerSecond(), limits.frameBurst());
    makeUpFor(nanos, spell, bytes, limits.bytesPerSecond(), limits.byteBurst());
  }

  private static void makeUpFor(long nanos, long spell, Bucket bucket, int perSecond, int burst) {
    double perNano = (double) perSecond / SECOND.toNanos();
    long most = burst + (long) (spell * perNano);
    long missing = Math.min((long) (nanos * perNano), most - bucket.getAvailableTokens());
    if (missing > 0) {
      bucket.forceAddTokens(missing);
    }
  }

  private static OptionalLong millisUntil(Bucket bucket, int tokens) {
    long nanos = bucket.estimateAbilityToConsume(tokens).getNanosToWaitForRefill();
    return OptionalLong.of(Math.max(1, (nanos + 999_999) / TimeUnit.MILLISECONDS.toNanos(1)));
  }
}
