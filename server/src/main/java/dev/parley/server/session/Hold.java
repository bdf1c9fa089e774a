package dev.parley.server.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * Keeps a client from being read on for a while. It is held by its reader, and let go by any
 * thread.
 */
final class Hold {

  private final TickClock clock;
  private final AtomicInteger allHeld;
  private final LongConsumer whenOver;

  /** Asks for the next frame; null where that does not wait. */
  private final AtomicReference<Runnable> demand = new AtomicReference<>();

  /** Written before {@link #demand}, by which others see it. */
  private long begunAt;

  private volatile boolean wasHeld;
  private volatile long endedAt;

  /**
   * @param allHeld counts the clients that are held
   * @param whenOver told, before it is read on, for how many nanoseconds it was not
   */
  Hold(TickClock clock, AtomicInteger allHeld, LongConsumer whenOver) {
    this.clock = clock;
    this.allHeld = allHeld;
    this.whenOver = whenOver;
  }

  void begin(Runnable demandNext) {
    begunAt = clock.nanos();
    allHeld.incrementAndGet();
    demand.set(demandNext);
  }

  /** Without effect if it is not held. */
  void end() {
    Runnable demandNext = demand.get();
    if (demandNext == null) {
      return;
    }
    // First, or the ticker could find it neither held nor to have been.
    endedAt = clock.nanos();
    wasHeld = true;
    if (demand.compareAndSet(demandNext, null)) {
      allHeld.decrementAndGet();
      whenOver.accept(endedAt - begunAt);
      demandNext.run();
    }
  }

  /** For how many nanoseconds it has not been held: 0 if it is. */
  long overFor(long now) {
    if (demand.get() != null) {
      return 0;
    }
    return wasHeld ? now - endedAt : Long.MAX_VALUE;
  }
}
