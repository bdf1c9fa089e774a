package dev.parley.server.session;

import java.util.concurrent.TimeUnit;

/**
 * Time as deadlines see it. It moves with each tick and by no more than a step: a process that was
 * paused for a minute finds what its clients sent meanwhile before it takes them for dead. Written
 * by the ticker, read by any thread.
 */
final class TickClock {

  private static final long MAX_STEP = TimeUnit.SECONDS.toNanos(2);

  private long tickedAt;
  private volatile long nanos;

  TickClock(long now) {
    tickedAt = now;
  }

  void tick(long now) {
    nanos += Math.min(now - tickedAt, MAX_STEP);
    tickedAt = now;
  }

  long nanos() {
    return nanos;
  }
}
