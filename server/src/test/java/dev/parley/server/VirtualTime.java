package dev.parley.server;

import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that only a test moves, and with it what ticks by it. */
public final class VirtualTime {

  static final Instant START = Instant.ofEpochSecond(1_767_225_600);

  /** Soon to overflow, as {@link System#nanoTime} may. */
  private static final long FIRST_NANOS = Long.MAX_VALUE - 1_000_000;

  /** In that time all connections have their turn. */
  static final int ROUND_MILLIS = 1_000;

  /**
   * A deadline may be kept so much late: by who has its turn early in one round, late in the next.
   */
  static final int LATE_MILLIS = 2 * ROUND_MILLIS;

  private final AtomicLong nanos = new AtomicLong(FIRST_NANOS);
  private final List<Runnable> ticks = new CopyOnWriteArrayList<>();

  /** The time of day: {@link #START} and what has gone by since. */
  Instant instant() {
    return START.plusNanos(nanos.get() - FIRST_NANOS);
  }

  Surroundings surroundings() {
    return new Surroundings(nanos::get, this::instant, new SecureRandom(), this::scheduler);
  }

  /**
   * Moves on by so much; whatever is due by then has begun when this returns. Waits first until all
   * that the server has sent has been taken down as written, which otherwise would look slow.
   */
  public void advanceMillis(TestServer server, long millis) {
    await().atMost(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS).until(server::isQuiet);
    advanceMillis(millis);
  }

  public void advanceMillis(long millis) {
    for (long left = millis; left > 0; left -= ROUND_MILLIS) {
      leapMillis(Math.min(left, ROUND_MILLIS));
    }
  }

  /** Moves on with a single tick at the end, as for a process that was paused. */
  public void leapMillis(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    ticks.forEach(Runnable::run);
  }

  /** Runs nothing by itself; remembers what it was to repeat. */
  private ScheduledExecutorService scheduler() {
    return new ScheduledThreadPoolExecutor(1) {
      @Override
      public ScheduledFuture<?> scheduleWithFixedDelay(
          Runnable task, long initialDelay, long delay, TimeUnit unit) {
        ticks.add(task);
        return null;
      }
    };
  }
}
