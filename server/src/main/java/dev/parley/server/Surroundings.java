package dev.parley.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a relay takes from outside, so that tests can bring their own.
 *
 * @param nanoClock counts as {@link System#nanoTime} does
 * @param clock the time of day
 * @param scheduler makes the one that a started endpoint ticks by, and shuts down when it stops
 */
record Surroundings(
    LongSupplier nanoClock,
    InstantSource clock,
    SecureRandom random,
    Supplier<ScheduledExecutorService> scheduler) {

  static Surroundings ofThisMachine() {
    return new Surroundings(
        System::nanoTime, InstantSource.system(), new SecureRandom(), Surroundings::oneThread);
  }

  private static ScheduledExecutorService oneThread() {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, "parley-ticker");
          thread.setDaemon(true);
          return thread;
        });
  }
}
