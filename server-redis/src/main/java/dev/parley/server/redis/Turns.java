package dev.parley.server.redis;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets those who have something to send do so in the order in which they come, so many at a time.
 * Safe for use by any thread.
 */
final class Turns {

  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param most of them at a time
   */
  Turns(int most) {
    this.most = most;
  }

  /**
   * Takes leave to send something. It is to be given back when that is answered.
   *
   * @param granted called once, by any thread, where leave is not to be had now: then there is, and
   *     it is to be given back in any case
   * @return whether it is to be had now
   */
  boolean take(Runnable granted) {
    if (waiting.isEmpty() && tryTake()) {
      return true;
    }
    waiting.add(granted);
    // One may have been given back meanwhile, to nobody.
    grant();
    return false;
  }

  void giveBack() {
    underWay.decrementAndGet();
    grant();
  }

  private void grant() {
    while (tryTake()) {
      Runnable next = waiting.poll();
      if (next != null) {
        next.run();
      } else {
        underWay.decrementAndGet();
        if (waiting.isEmpty()) {
          return;
        }
      }
    }
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
}
