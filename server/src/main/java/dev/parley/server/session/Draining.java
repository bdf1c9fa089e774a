package dev.parley.server.session;

import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ServerMessage.Reconnect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The emptying of a server: each client has a moment of its own at which it is to connect
 * elsewhere, so that they do not all come to the next server at once; and is closed if it has not
 * gone a little later.
 */
final class Draining {

  /** A client that follows the advice connects elsewhere first, and is given this time for it. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Relay relay;
  private final long millis;
  private final long begunAt;
  private final Map<Connection, Turn> turns = new ConcurrentHashMap<>();

  /**
   * @param afterMillis when it is to go
   * @param closingAt when it is closed
   * @param told whether it was told
   */
  private record Turn(int afterMillis, long closingAt, AtomicBoolean told) {}

  Draining(Relay relay, long millis, long begunAt) {
    this.relay = relay;
    this.millis = millis;
    this.begunAt = begunAt;
  }

  /**
   * Tells a client when to go. One that has not joined is only given its turn: what it is sent next
   * is the answer to its join or resume, and the advice comes behind that.
   */
  void advise(Connection connection) {
    Turn turn = turns.computeIfAbsent(connection, absent -> turn());
    if (connection.session().isPresent() && turn.told.compareAndSet(false, true)) {
      connection.send(new Reconnect(turn.afterMillis));
    }
  }

  private Turn turn() {
    int afterMillis = relay.ids.below((int) millis + 1);
    long closingAt = begunAt + TimeUnit.MILLISECONDS.toNanos(afterMillis) + GRACE_NANOS;
    return new Turn(afterMillis, closingAt, new AtomicBoolean());
  }

  /** Closes those whose time has come; at the end, all. */
  void tick(long now) {
    boolean over = now - begunAt >= TimeUnit.MILLISECONDS.toNanos(millis);
    turns.forEach(
        (connection, turn) -> {
          if (over || now - turn.closingAt >= 0) {
            turns.remove(connection);
            connection.end(CloseCode.DRAINING);
          }
        });
  }
}
