package dev.parley.server.redis;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets those who have something to send do so in turn, a number of commands at a time. Safe for use
 * by any thread.
 */
final class Turns {

  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param most commands at a time
   */
  Turns(int most) {
    this.most = most;
  }

  /**
   * Takes leave to send one command, which is given back when that is answered.
   *
   * @param later called once where there is none to be had: it may try again then, by any thread,
   *     and calls {@link #pass} when it has
   * @return whether it may send it
   */
  boolean take(Runnable later) {
    if (tryTake()) {
      return true;
    }
    waiting.add(later);
    // One may have been given back meanwhile, to nobody.
    pass();
    return false;
  }

  private boolean tryTake() {
    int taken = underWay.get();
    while (taken < most) {
      if (underWay.compareAndSet(taken, taken + 1)) {
        return true;
      }
      taken = underWay.get();
    }
    return false;
  }

  void giveBack() {
    underWay.decrementAndGet();
    pass();
  }

  /** Lets the next have its turn, if there is leave to be had. */
  void pass() {
    if (underWay.get() < most) {
      Runnable next = waiting.poll();
      if (next != null) {
        next.run();
      }
    }
  }
}
