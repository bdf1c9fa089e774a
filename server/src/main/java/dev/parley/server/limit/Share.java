package dev.parley.server.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.util.concurrent.atomic.AtomicInteger;

/** What one address, or one user, has of the relay. Safe for use by any thread. */
public final class Share {

  private final ShareLimits limits;
  private final TimeMeter clock;
  private final Rate rate;
  private final Bucket handshakes;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile long usedAt;

  Share(ShareLimits limits, TimeMeter clock) {
    this.limits = limits;
    this.clock = clock;
    rate = Rate.shared(limits.rates(), clock);
    handshakes =
        Rate.bucket(
            limits.handshakesPerSecond(),
            limits.handshakeBurst(),
            clock,
            SynchronizationStrategy.LOCK_FREE);
    usedAt = clock.currentTimeNanos();
  }

  /** Of all frames together. */
  public Rate rate() {
    return rate;
  }

  /** Whether one more socket may be opened now. */
  public boolean admitsHandshake() {
    usedAt = clock.currentTimeNanos();
    return handshakes.tryConsume(1) && connections.get() < limits.connections();
  }

  public void connectionOpened() {
    connections.incrementAndGet();
  }

  public void connectionClosed() {
    usedAt = clock.currentTimeNanos();
    connections.decrementAndGet();
  }

  boolean isUnused() {
    return connections.get() == 0;
  }

  /** Whether nothing would be lost by forgetting it: it is not in use, and its buckets are full. */
  boolean isIdle(long now) {
    return connections.get() == 0 && now - usedAt > limits.refillNanos();
  }
}
