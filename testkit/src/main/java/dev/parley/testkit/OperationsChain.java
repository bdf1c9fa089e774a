package dev.parley.testkit;

import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;

/** WebRTC §4.4.1.2: what is asked of a connection is done one at a time, in order. */
final class OperationsChain {

  private final EventLoop loop;
  private final TaskSource tasks;
  private final Runnable emptied;

  /** The first is the one that runs. */
  private final Queue<Operation<?>> operations = new ArrayDeque<>();

  private boolean closed;

  /**
   * @param tasks runs what an operation does when the work that it does in parallel is done
   * @param emptied called each time that the last operation is done
   */
  OperationsChain(EventLoop loop, TaskSource tasks, Runnable emptied) {
    this.loop = loop;
    this.tasks = tasks;
    this.emptied = emptied;
  }

  boolean isEmpty() {
    return operations.isEmpty();
  }

  /**
   * @param begin what is decided when the operation's turn comes
   * @param finish what it does in the end; what it throws rejects the promise
   */
  <T> Promise<T> chain(Runnable begin, Callable<T> finish) {
    Operation<T> operation = new Operation<>(begin, finish, new Deferred<>(loop));
    operations.add(operation);
    if (operations.size() == 1) {
      start(operation);
    }
    return operation.result.promise();
  }

  /** No operation's promise is settled from then on (WebRTC §4.4.1.2: abort these steps). */
  void close() {
    closed = true;
  }

  private void start(Operation<?> operation) {
    operation.begin.run();
    tasks.queue(
        () -> {
          if (!closed) {
            operation.settle();
            next();
          }
        });
  }

  private void next() {
    operations.remove();
    if (operations.isEmpty()) {
      emptied.run();
    } else {
      start(operations.peek());
    }
  }

  private record Operation<T>(Runnable begin, Callable<T> finish, Deferred<T> result) {
    void settle() {
      try {
        result.resolve(finish.call());
      } catch (Exception e) {
        result.reject(e);
      }
    }
  }
}
