package dev.parley.server.redis;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other, in order, on the threads of a pool. */
final class Serial implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(Serial.class);

  /** So many in a row, then others have their turn. */
  private static final int TURN = 64;

  private final Executor pool;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Serial(Executor pool) {
    this.pool = pool;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      begin();
    }
  }

  private void begin() {
    try {
      pool.execute(this::drain);
    } catch (RejectedExecutionException e) {
      LOG.trace("the engine is closed", e);
    }
  }

  private void drain() {
    for (int i = 0; i < TURN; i++) {
      try {
        tasks.poll().run();
      } catch (RuntimeException | Error e) {
        // A mailbox's or a caller's fault must not stop what comes behind.
        LOG.error("a task failed", e);
      }
      if (waiting.decrementAndGet() == 0) {
        return;
      }
    }
    begin();
  }
}
