package dev.parley.server.session;

import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ServerMessage.Reconnect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

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
  private final Map<Connection, Long> closingAt = new ConcurrentHashMap<>();

  Draining(Relay relay, long millis, long begunAt) {
    this.relay = relay;
    this.millis = millis;
    this.begunAt = begunAt;
  }

  /** Tells a client when to go. */
  void advise(Connection connection) {
    int afterMillis = relay.ids.below((int) millis + 1);
    closingAt.put(connection, begunAt + TimeUnit.MILLISECONDS.toNanos(afterMillis) + GRACE_NANOS);
    connection.send(new Reconnect(afterMillis));
  }

  /** Closes those whose time has come; at the end, all. */
  void tick(long now) {
    boolean over = now - begunAt >= TimeUnit.MILLISECONDS.toNanos(millis);
    closingAt.forEach(
        (connection, at) -> {
          if (over || now - at >= 0) {
            closingAt.remove(connection);
            connection.end(CloseCode.DRAINING);
          }
        });
  }
}
