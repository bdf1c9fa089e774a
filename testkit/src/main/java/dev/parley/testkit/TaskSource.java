package dev.parley.testkit;

/**
 * Takes the tasks of one origin (a connection, a wire), which run in the order in which it took
 * them.
 */
public interface TaskSource {
  void queue(Runnable task);
}
