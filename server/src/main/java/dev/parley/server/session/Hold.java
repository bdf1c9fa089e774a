package dev.parley.server.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps a client from being read on for a while. It is held by its reader, and let go by any
 * thread.
 */
final class Hold {

  /** In which what has come is sure to be read. */
  static final long TO_READ_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What is told of a hold that is over. */
  interface WhenOver {

    /**
     * @param nanos how long it was
     * @param spell the same, with those before it since what had come was last read
     */
    void held(long nanos, long spell);
  }

  private final TickClock clock;
  private final AtomicInteger allHeld;
  private final WhenOver whenOver;

  /** Asks for the next frame; null where that does not wait. */
  private final AtomicReference<Runnable> demand = new AtomicReference<>();

  /** Written before {@link #demand}, by which others see it. */
  private long begunAt;

  /** Of this hold and those before it, with too little time between them to read what had come. */
  private long spell;

  private volatile boolean wasHeld;
  private volatile long endedAt;

  /**
   * @param allHeld counts the clients that are held
   * @param whenOver told before it is read on
   */
  Hold(TickClock clock, AtomicInteger allHeld, WhenOver whenOver) {
    this.clock = clock;
    this.allHeld = allHeld;
    this.whenOver = whenOver;
  }

  void begin(Runnable demandNext) {
    long now = clock.nanos();
    if (overFor(now) >= TO_READ_NANOS) {
      spell = 0;
    }
    begunAt = now;
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
      long nanos = endedAt - begunAt;
      spell += nanos;
      whenOver.held(nanos, spell);
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
