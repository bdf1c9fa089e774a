package dev.parley.server.session;

import java.util.Collection;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Visits all of a collection, again and again, each time spread over a given time: to visit tens of
 * thousands at once would keep a processor from what clients send. For use by one thread at a time;
 * the collection may change meanwhile: from one visit to the next it is two rounds' time at most.
 */
final class Round<T> {

  private final Collection<T> all;
  private final long nanos;

  private long begunAt;
  private int size;
  private int visited;

  /** Who is not visited yet; null until the first step. */
  private Iterator<T> left;

  /**
   * @param all has iterators that go on while it changes; who comes while one does may be visited
   *     in the next round only
   * @param nanos how long a round takes
   */
  Round(Collection<T> all, long nanos, long now) {
    this.all = all;
    this.nanos = nanos;
    begunAt = now;
  }

  /**
   * Visits those whose turn it is by now.
   *
   * @return whether that ends a round
   */
  boolean step(long now, Consumer<? super T> visit) {
    if (left == null) {
      left = all.iterator();
      size = all.size();
      visited = 0;
    }
    double elapsed = (double) (now - begunAt) / nanos;
    boolean last = elapsed >= 1;
    // Where many have gone, the others are not left for the last step.
    int most = Math.max(size, all.size());
    long due = last ? Long.MAX_VALUE : (long) Math.ceil(most * elapsed);
    while (visited < due && left.hasNext()) {
      visited++;
      visit.accept(left.next());
    }
    if (last) {
      begunAt = now;
      left = null;
    }
    return last;
  }
}
