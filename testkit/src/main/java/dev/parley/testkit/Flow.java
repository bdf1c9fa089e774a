package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import java.util.ArrayDeque;
import java.util.Queue;

/** One direction of a TCP connection: all arrives, in order; what is lost, later. */
final class Flow {

  private final EventLoop loop;
  private final FakePath path;
  private final Registration listener;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private long lastArrivalMillis;
  private boolean dead;

  Flow(EventLoop loop, FakePath path) {
    this.loop = loop;
    this.path = path;
    this.listener = path.onChange(this::flush);
  }

  void send(Runnable arrival) {
    waiting.add(arrival);
    flush();
  }

  /** Nothing arrives from then on, not even what is on its way. */
  void kill() {
    dead = true;
    listener.remove();
    waiting.clear();
  }

  private void flush() {
    while (!waiting.isEmpty() && path.isUp()) {
      Runnable arrival = waiting.remove();
      long at = loop.nowMillis() + path.nextMillis();
      while (path.losesNext()) {
        at += path.retransmissionMillis();
      }
      lastArrivalMillis = Math.max(lastArrivalMillis, at);
      loop.schedule(
          lastArrivalMillis - loop.nowMillis(),
          () -> {
            if (!dead) {
              arrival.run();
            }
          });
    }
  }
}
