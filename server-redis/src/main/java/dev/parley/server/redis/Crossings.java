package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.server.engine.LostMemberException;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a plain member says to plain ones of other nodes without a record, see {@link Bridge}. Safe
 * for use by any thread; what became of it is told by the link's. Locks are taken in this order: a
 * {@link Lane}'s, this one's, a bridge's.
 */
final class Crossings implements Crossing.Sender {

  private final Node node;
  private final Resident resident;
  private final Object lock = new Object();

  /** Guarded by lock. */
  private final Map<PeerId, Route> routes = new HashMap<>(2);

  /** Those of which it is not known, or not told, what became of them. Guarded by lock. */
  private final Deque<Crossing> untold = new ArrayDeque<>(2);

  /** Whether what became of the first is being told. Guarded by lock. */
  private boolean telling;

  /** Who waits until there are none, or null. Guarded by lock. */
  private Runnable whenNone;

  /** The session is not here any more. Guarded by lock. */
  private boolean closed;

  Crossings(Node node, Resident resident) {
    this.node = node;
    this.resident = resident;
  }

  /** Messages to that member go by Redis, until there is another route. */
  void unlearn(PeerId to) {
    synchronized (lock) {
      routes.remove(to);
    }
  }

  /** Messages to that member may go by that route. */
  void learn(PeerId to, Route route) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (routes.size() >= node.options().capacity()) {
        // Some have left since.
        routes.clear();
      }
      routes.put(to, route);
    }
  }

  /**
   * Passes a message on, if there is a route, behind those before.
   *
   * @param others see {@link Route.Footing}
   * @return null if there is none
   */
  CompletableFuture<RelayResult> send(PeerId to, TextFrame frame, long others) {
    Crossing crossing;
    long most = node.options().maxWaitingBytes();
    synchronized (lock) {
      Route route = routes.get(to);
      if (node.isFull() || node.waitingBytes().get() + frame.size() > most) {
        // To be refused like what goes by Redis.
        return null;
      }
      if (closed || route == null || !node.bridges().footing(others).equals(route.footing())) {
        return null;
      }
      Bundle.Message message = new Bundle.Message(resident.room(), to, route.after(), frame);
      crossing = new Crossing(this, route.bridge(), message);
      if (!route.bridge().take(crossing, route.footing().pass())) {
        routes.remove(to);
        return null;
      }
      untold.add(crossing);
    }
    node.counters().crossed.increment();
    node.steps().incrementAndGet();
    node.waitingBytes().addAndGet(crossing.size());
    return crossing.future();
  }

  /** What became of a message that was handed on at once, told behind those before. */
  CompletableFuture<RelayResult> behind(RelayResult result) {
    synchronized (lock) {
      if (untold.isEmpty()) {
        return CompletableFuture.completedFuture(result);
      }
      Crossing done = Crossing.done(this, result);
      untold.add(done);
      node.steps().incrementAndGet();
      return done.future();
    }
  }

  /**
   * Whether nothing is under way that has to be done before what the member asks for by Redis.
   *
   * @param then called once, by any thread, when that is so, if it is not
   */
  boolean letsBy(Runnable then) {
    synchronized (lock) {
      if (untold.isEmpty()) {
        return true;
      }
      if (whenNone == null) {
        untold.stream()
            .filter(crossing -> !crossing.isSettled())
            .map(Crossing::bridge)
            .distinct()
            .forEach(Bridge::hurry);
        node.bridges().awaits(this);
      }
      whenNone = then;
    }
    return false;
  }

  @Override
  public CompletableFuture<Boolean> isMember() {
    return resident.isMember();
  }

  @Override
  public void settle(Crossing crossing, RelayResult result) {
    synchronized (lock) {
      crossing.settle(result);
    }
    tell();
  }

  @Override
  public void fail(Crossing crossing, RuntimeException failure) {
    synchronized (lock) {
      crossing.fail(failure);
    }
    tell();
  }

  /**
   * Where the member waits for what is under way, it does no longer for what has been since before
   * that to a node that says nothing since before that. Called by the link's thread.
   *
   * @param before by System.nanoTime
   * @return whether something is waited for still
   */
  boolean despair(long before) {
    synchronized (lock) {
      if (whenNone != null) {
        untold.stream()
            .filter(crossing -> !crossing.isSettled() && crossing.askedAt() - before < 0)
            .filter(crossing -> crossing.bridge().isSilentSince(before))
            .forEach(crossing -> crossing.settle(RelayResult.OVERFLOW));
      }
    }
    tell();
    synchronized (lock) {
      return whenNone != null;
    }
  }

  /** Nothing more crosses: the member has left, and what it said before comes still. */
  void close() {
    synchronized (lock) {
      closed = true;
      routes.clear();
    }
  }

  @Override
  public void lose() {
    resident.lose(false);
    // It may have been leaving.
    end();
  }

  /** The session is not here any more: what is under way is not sent again. */
  void end() {
    synchronized (lock) {
      closed = true;
      routes.clear();
      untold.forEach(crossing -> crossing.fail(new LostMemberException()));
    }
    node.soon(this::tell);
  }

  private void tell() {
    Crossing told = null;
    for (Crossing next = next(null); next != null; next = next(told)) {
      node.steps().decrementAndGet();
      node.waitingBytes().addAndGet(-next.size());
      next.complete();
      told = next;
    }
    Runnable then = null;
    synchronized (lock) {
      if (untold.isEmpty()) {
        then = whenNone;
        whenNone = null;
      }
    }
    if (then != null) {
      then.run();
    }
  }

  /**
   * The first, if it is known what became of it, and nobody is at telling that. It is under way
   * until it is told, so that what comes behind it is told behind it.
   *
   * @param told the one that was told last; null if this begins
   */
  private Crossing next(Crossing told) {
    synchronized (lock) {
      if (told == null && telling) {
        return null;
      }
      if (told != null) {
        untold.remove();
      }
      Crossing first = untold.peek();
      telling = first != null && first.isSettled();
      return telling ? first : null;
    }
  }
}
