package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** An event loop in virtual time: time passes only when it is told to. */
public final class VirtualLoop implements EventLoop {

  /** After so many tasks in one call something goes round in circles. */
  private static final int MAX_TASKS = 1_000_000;

  private final Queue<Runnable> microtasks = new ArrayDeque<>();

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::atMillis).thenComparingLong(Timer::rank));

  private final List<Throwable> uncaught = new ArrayList<>();

  private long nowMillis = 1_000_000;
  private long rank;

  /** One task at its time; of those at one time the first scheduled is the first. */
  private record Timer(long atMillis, long rank, Runnable task) {}

  @Override
  public void post(Runnable task) {
    microtasks.add(task);
  }

  @Override
  public Registration schedule(long delayMillis, Runnable task) {
    Timer timer = new Timer(nowMillis + delayMillis, rank++, task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  @Override
  public long nowMillis() {
    return nowMillis;
  }

  @Override
  public void uncaught(Throwable error) {
    uncaught.add(error);
  }

  /** A source whose tasks run after the microtasks, without time passing. */
  public TaskSource source() {
    return task -> schedule(0, task);
  }

  /** What was reported as uncaught so far. */
  public List<Throwable> uncaught() {
    return uncaught;
  }

  /** Runs one task, then all microtasks, as a browser does. */
  public void run(Runnable task) {
    guard(task);
    runMicrotasks();
  }

  public void runMicrotasks() {
    for (Runnable task = microtasks.poll(); task != null; task = microtasks.poll()) {
      guard(task);
    }
  }

  /** Runs all that is due now. */
  public void runDue() {
    advance(0);
  }

  /** Lets time pass and runs what is due meanwhile, each task at its time. */
  public void advance(long millis) {
    long until = nowMillis + millis;
    runMicrotasks();
    for (int tasks = 0; !timers.isEmpty() && timers.peek().atMillis() <= until; tasks++) {
      if (tasks == MAX_TASKS) {
        throw new IllegalStateException(MAX_TASKS + " tasks in one call and no end");
      }
      runNextTimer();
    }
    nowMillis = until;
  }

  /** Whether something is scheduled. */
  public boolean hasTimers() {
    return !timers.isEmpty();
  }

  /** Lets time pass until the next of what is scheduled, and runs that alone. */
  public void runNextTimer() {
    Timer timer = timers.remove();
    nowMillis = Math.max(nowMillis, timer.atMillis()); // later only after a sleep
    run(timer.task());
  }

  /** Lets time pass without running anything: a page that is hidden or a machine that sleeps. */
  public void sleep(long millis) {
    nowMillis += millis;
  }

  private void guard(Runnable task) {
    try {
      task.run();
    } catch (Throwable error) {
      uncaught.add(error);
    }
  }
}
