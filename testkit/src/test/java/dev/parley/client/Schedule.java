package dev.parley.client;

import dev.parley.testkit.TaskSource;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.IntUnaryOperator;

/** Task sources, between which each next step is chosen: every order that a network could make. */
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
    for (int steps = 0; ; steps++) {
      List<Queue<Runnable>> ready = sources.stream().filter(q -> !q.isEmpty()).toList();
      if (ready.isEmpty()) {
        return;
      }
      if (steps == 10_000) {
        throw new IllegalStateException("10,000 steps and no end");
      }
      loop.run(ready.get(choose.applyAsInt(ready.size())).remove());
    }
  }
}
