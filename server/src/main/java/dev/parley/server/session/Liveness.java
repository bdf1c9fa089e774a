package dev.parley.server.session;

import java.util.concurrent.TimeUnit;

/** When one client was heard of, and what its silence calls for. */
final class Liveness {

  /** What is due. */
  enum Due {
    NOTHING,
    /**
     * A WebSocket ping, because the client has been silent: a plain one has no pings of its own,
     * and a page that is hidden may be let run but once a minute, while the browser always answers.
     */
    PING,
    JOIN_TIMEOUT,
    HEARTBEAT_TIMEOUT
  }

  private final long joinNanos;
  private final long heartbeatNanos;

  /** Since when the client may join. */
  private volatile long mayJoinSince;

  /** Written by any thread: one that is not read for a while is heard all the same. */
  private volatile long heardAt;

  /** Only used by the ticker. */
  private long pingedAt;

  Liveness(Deadlines deadlines, long now) {
    joinNanos = TimeUnit.MILLISECONDS.toNanos(deadlines.joinMillis());
    heartbeatNanos = TimeUnit.MILLISECONDS.toNanos(deadlines.heartbeatMillis());
    mayJoinSince = now;
    heardAt = now;
    pingedAt = now;
  }

  void heard(long now) {
    heardAt = now;
  }

  /** A join was refused for now: the time in which the client is to join begins anew. */
  void mayJoin(long now) {
    mayJoinSince = now;
  }

  /**
   * @param awaitsJoin whether the client has not joined, and the server is not at letting it in
   */
  Due due(boolean awaitsJoin, long now) {
    if (awaitsJoin && now - mayJoinSince > joinNanos) {
      return Due.JOIN_TIMEOUT;
    }
    long silence = now - heardAt;
    if (silence > 2 * heartbeatNanos) {
      return Due.HEARTBEAT_TIMEOUT;
    }
    if (silence >= heartbeatNanos && now - pingedAt >= heartbeatNanos) {
      pingedAt = now;
      return Due.PING;
    }
    return Due.NOTHING;
  }
}
