package dev.parley.standalone;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The program's end: the first SIGTERM or SIGINT empties the server, a second one ends it at once.
 */
final class Shutdown {

  /** As a shell names a process that SIGTERM ended: 128 and the signal's number. */
  private static final int TERMINATED = 128 + 15;

  private static final int INTERRUPTED = 128 + 2;

  private final ParleyServer server;
  private final Duration drain;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Integer> done = new CompletableFuture<>();

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
    server.close();
    done.complete(0);
  }

  /** Waits for the end; returns the exit status. */
  int await() {
    return done.join();
  }
}
