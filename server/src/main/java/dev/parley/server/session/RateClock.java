package dev.parley.server.session;

import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/** The relay's clock from 0 on: buckets do not bear one that overflows. */
final class RateClock implements TimeMeter {

  private final LongSupplier nanoClock;
  private final long origin;

  RateClock(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.origin = nanoClock.getAsLong();
  }

  @Override
  public long currentTimeNanos() {
    return nanoClock.getAsLong() - origin;
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
