package dev.parley.standalone;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program's end: the first SIGTERM or SIGINT empties the server, a second one cuts it short.
 */
final class Shutdown {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  /** As a shell names a process that SIGTERM ended: 128 and the signal's number. */
  private static final int TERMINATED = 128 + 15;

  private static final int INTERRUPTED = 128 + 2;

  /** Of the time to drain: what closing handshakes get behind the last advice to go. */
  private static final int CLOSING_SHARE = 3;

  /** More is not needed: who has not answered a close by then will not. */
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(6);

  private static final Duration LOOK_PERIOD = Duration.ofMillis(100);

  private final ParleyServer server;
  private final Duration drain;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Integer> done = new CompletableFuture<>();

  /**
   * @param drain after which the program has ended, whatever its clients do
   */
  Shutdown(ParleyServer server, Duration drain) {
    this.server = server;
    this.drain = drain;
  }

  /** From now on the signals are heard. */
  void listen() {
    Signals.on("TERM", () -> signalled(TERMINATED));
    Signals.on("INT", () -> signalled(INTERRUPTED));
  }

  private void signalled(int status) {
    if (!begun.compareAndSet(false, true)) {
      // Neither hooks nor threads are waited for.
      Runtime.getRuntime().halt(status);
    }
    long deadline = System.nanoTime() + drain.toNanos();
    CompletableFuture.delayedExecutor(drain.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> Runtime.getRuntime().halt(0));
    server.drain(drain.minus(closing()));
    while (server.connections() > 0 && deadline - System.nanoTime() > 0) {
      LockSupport.parkNanos(LOOK_PERIOD.toNanos());
    }
    server.close();
    LOG.info("ended");
    done.complete(0);
  }

  private Duration closing() {
    Duration share = drain.dividedBy(CLOSING_SHARE);
    return share.compareTo(LONGEST_CLOSING) < 0 ? share : LONGEST_CLOSING;
  }

  /** Waits for the end; returns the exit status. */
  int await() {
    return done.join();
  }
}
