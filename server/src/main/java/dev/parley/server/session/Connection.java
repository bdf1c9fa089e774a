package dev.parley.server.session;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.ErrorMessage;
import dev.parley.server.engine.Offer;
import dev.parley.server.frame.TextFrame;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket's side of the protocol. What a socket receives comes in by one thread at a time, the
 * reader; everything else may come by any.
 */
public final class Connection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final Relay relay;
  private final Socket socket;
  private final Outbox outbox;
  private final Incoming incoming;
  private final Liveness liveness;
  private final Object lock = new Object();

  /** Set by a join. Guarded by lock for whoever is not the reader. */
  private Session session;

  /** Guarded by lock. */
  private boolean ending;

  /** Guarded by lock. */
  private long endingSince;

  Connection(Relay relay, Socket socket) {
    this.relay = relay;
    this.socket = socket;
    liveness = new Liveness(relay.limits.deadlines(), relay.tickClock.nanos());
    incoming = new Incoming(relay, this);
    outbox =
        new Outbox(
            socket, relay.limits.outbox(), relay.tickClock, () -> endNow(CloseCode.SLOW_CONSUMER));
    LOG.debug("connection opened");
  }

  /**
   * The socket is open, and who opened it can be told of its end: from here on this may come at any
   * time. Comes before anything that was received.
   *
   * @param query where the client asked in the endpoint's query to be joined
   */
  public void opened(Optional<QueryJoin> query) {
    relay.remember(this);
    if (isEnding()) {
      // It was closed meanwhile, and is not to be remembered again.
      relay.forget(this);
    } else if (relay.isStopping()) {
      end(Close.GOING_AWAY);
    } else {
      query.ifPresent(new Joining(relay, this)::byQuery);
    }
  }

  /** Where the socket's reader hands in what came. */
  public Incoming incoming() {
    return incoming;
  }

  /** The server failed in handling what came; the fault is in the log. */
  public void failed() {
    end(Close.INTERNAL_ERROR);
  }

  /** The socket is gone. */
  public void closed() {
    beginEnd(LeaveReason.DISCONNECTED);
    outbox.discard();
    relay.forget(this);
    LOG.debug("connection closed");
  }

  void tick(long now) {
    Deadlines deadlines = relay.limits.deadlines();
    boolean joined;
    boolean closing;
    long closingFor;
    synchronized (lock) {
      joined = session != null;
      closing = ending;
      closingFor = now - endingSince;
    }
    if (closing) {
      if (closingFor > TimeUnit.MILLISECONDS.toNanos(deadlines.closeMillis())) {
        socket.abort();
      }
      return;
    }
    if (outbox.writingFor(now) > TimeUnit.MILLISECONDS.toNanos(deadlines.writeMillis())) {
      endNow(CloseCode.SLOW_CONSUMER);
      return;
    }
    switch (liveness.due(joined, now)) {
      case NOTHING -> {}
      case PING -> socket.ping();
      case JOIN_TIMEOUT -> end(CloseCode.JOIN_TIMEOUT);
      case HEARTBEAT_TIMEOUT -> end(CloseCode.HEARTBEAT_TIMEOUT);
    }
  }

  // What follows is for the messages' handlers.

  Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  Outbox outbox() {
    return outbox;
  }

  void heard() {
    liveness.heard(relay.tickClock.nanos());
  }

  /**
   * Makes this the connection of a session that has joined.
   *
   * @return false if the connection is at its end, and the session must leave again
   */
  boolean begin(Session joined) {
    synchronized (lock) {
      if (ending) {
        return false;
      }
      session = joined;
    }
    LOG.debug("session {} joined room {}", joined.id(), joined.room());
    return true;
  }

  void send(ServerMessage message) {
    TextFrame frame = relay.encoder.encode(message);
    if (outbox.offer(frame) == Offer.ACCEPTED) {
      outbox.flush();
    } else {
      endNow(CloseCode.SLOW_CONSUMER);
    }
  }

  void error(ErrorCode code, String detail, long ref) {
    error(code, detail, ref, OptionalLong.empty());
  }

  void error(ErrorCode code, String detail, long ref, OptionalLong retryAfterMillis) {
    OptionalLong refs = ref == ClientFrame.NO_ID ? OptionalLong.empty() : OptionalLong.of(ref);
    send(new ErrorMessage(code, detail, refs, retryAfterMillis));
  }

  /** The client leaves the room by itself. */
  void left() {
    end(Close.LEFT, LeaveReason.LEFT);
  }

  /** Closes the socket behind what waits for it. */
  void end(Close close) {
    end(close, LeaveReason.DISCONNECTED);
  }

  void end(CloseCode code) {
    end(Close.with(code));
  }

  private void end(Close close, LeaveReason reason) {
    if (beginEnd(reason)) {
      outbox.finish(close);
    }
  }

  /** Closes the socket, and forgets what waits for it. */
  private void endNow(CloseCode code) {
    if (beginEnd(LeaveReason.DISCONNECTED)) {
      outbox.closeNow(Close.with(code));
    }
  }

  /**
   * Leaves the room, before anything happens to the outbox: nobody shall be told that a mailbox was
   * full which is only being closed.
   *
   * @return whether this is the end's beginning; false if there was one before
   */
  private boolean beginEnd(LeaveReason reason) {
    Session left;
    synchronized (lock) {
      if (ending) {
        return false;
      }
      ending = true;
      endingSince = relay.tickClock.nanos();
      left = session;
    }
    if (left != null) {
      left.leave(reason);
      LOG.debug("session {} left room {}: {}", left.id(), left.room(), reason);
    }
    return true;
  }

  boolean isEnding() {
    synchronized (lock) {
      return ending;
    }
  }
}
