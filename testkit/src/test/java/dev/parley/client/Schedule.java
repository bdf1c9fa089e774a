package dev.parley.client;

import dev.parley.testkit.TaskSource;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.IntUnaryOperator;

/**
 * Task sources, between which each next step is chosen: every order that a network could make. The
 * clock is one more, and the last: a timer may run before anything else that there is to do.
 */
final class Schedule {

  private final List<Queue<Runnable>> sources = new ArrayList<>();

  TaskSource source() {
    Queue<Runnable> queue = new ArrayDeque<>();
    sources.add(queue);
    return queue::add;
  }

  /**
   * Runs to the end.
   *
   * @param choose gives, of so many sources that have a task, the one to go on with
   * @throws IllegalStateException if there is no end
   */
  void run(VirtualLoop loop, IntUnaryOperator choose) {
    List<Queue<Runnable>> ready = new ArrayList<>();
    for (int steps = 0; ; steps++) {
      ready.clear();
      for (Queue<Runnable> source : sources) {
        if (!source.isEmpty()) {
          ready.add(source);
        }
      }
      int choices = ready.size() + (loop.hasTimers() ? 1 : 0);
      if (choices == 0) {
        return;
      }
      if (steps == 10_000) {
        throw new IllegalStateException("10,000 steps and no end");
      }
      int choice = choose.applyAsInt(choices);
      if (choice < ready.size()) {
        loop.run(ready.get(choice).remove());
      } else {
        loop.runNextTimer();
      }
    }
  }
}
