package dev.parley.server.session;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.ErrorMessage;
import dev.parley.server.engine.Offer;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.frame.Envelope;
import dev.parley.server.frame.FrameException;
import dev.parley.server.frame.TextFrame;
import java.nio.charset.StandardCharsets;
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
  private final RateLimiter rate;
  private final long openedAt;
  private final Object lock = new Object();

  /** Set by a join. Guarded by lock for whoever is not the reader. */
  private Session session;

  /** Guarded by lock. */
  private boolean ending;

  /** Guarded by lock. */
  private long endingSince;

  /** Written by the reader. */
  private volatile long heardAt;

  /** Whether the client keeps itself alive by pings of its own. Written by the reader. */
  private volatile boolean pings;

  /** Only used by the ticker. */
  private long pingedAt;

  /** Only used by the reader. */
  private int malformed;

  Connection(Relay relay, Socket socket) {
    this.relay = relay;
    this.socket = socket;
    openedAt = relay.tickClock.nanos();
    heardAt = openedAt;
    pingedAt = openedAt;
    rate = new RateLimiter(relay.limits.rates(), relay.nanoClock.getAsLong());
    outbox =
        new Outbox(
            socket, relay.limits.outbox(), relay.tickClock, () -> endNow(CloseCode.SLOW_CONSUMER));
    LOG.debug("connection opened");
  }

  /** The client asked in the endpoint's query to be joined. Comes before any frame. */
  public void join(QueryJoin query) {
    new Joining(relay, this).byQuery(query);
  }

  /** A whole text message came. Nobody may change its bytes afterwards. */
  public void received(byte[] frame) {
    heardAt = relay.tickClock.nanos();
    if (isEnding() || !admits(frame.length)) {
      return;
    }
    try {
      Envelope envelope = Envelope.read(frame, relay.limits.frames().jsonDepth());
      if (envelope.type().relayed()) {
        relay(envelope);
      } else {
        control(frame);
      }
    } catch (FrameException e) {
      refuse(e.code(), e.getMessage(), e.ref());
    } catch (CodecException e) {
      refuse(e.code(), e.getMessage(), e.ref());
    }
  }

  /** A text message turned out to be larger than is allowed; it is passed over, not kept. */
  public void receivedTooLarge() {
    refuse(
        ErrorCode.TOO_LARGE,
        "a frame has more than " + relay.limits.frames().frameBytes() + " bytes",
        0);
  }

  /** So many bytes of such a message came and were dropped. */
  public void dropped(int bytes) {
    heardAt = relay.tickClock.nanos();
    if (!isEnding()) {
      admits(bytes);
    }
  }

  /** A binary message began. */
  public void receivedBinary() {
    end(CloseCode.PROTOCOL_VIOLATION);
  }

  /**
   * A WebSocket ping came.
   *
   * @return whether to answer it
   */
  public boolean receivedPing() {
    heardAt = relay.tickClock.nanos();
    return !isEnding() && admits(0);
  }

  /** A WebSocket pong came. */
  public void receivedPong() {
    heardAt = relay.tickClock.nanos();
  }

  /** The server failed in handling what came; the fault is in the log. */
  public void failed() {
    end(Close.INTERNAL_ERROR);
  }

  /** The socket is gone. */
  public void closed() {
    leave(beginEnd(), LeaveReason.DISCONNECTED);
    outbox.discard();
    relay.forget(this);
    LOG.debug("connection closed");
  }

  void tick(long now) {
    Deadlines deadlines = relay.limits.deadlines();
    long heartbeat = TimeUnit.MILLISECONDS.toNanos(deadlines.heartbeatMillis());
    synchronized (lock) {
      if (ending) {
        if (now - endingSince > TimeUnit.MILLISECONDS.toNanos(deadlines.closeMillis())) {
          socket.abort();
        }
        return;
      }
    }
    long silence = now - heardAt;
    if (outbox.writingFor(now) > TimeUnit.MILLISECONDS.toNanos(deadlines.writeMillis())) {
      endNow(CloseCode.SLOW_CONSUMER);
    } else if (!isJoined()
        && now - openedAt > TimeUnit.MILLISECONDS.toNanos(deadlines.joinMillis())) {
      end(CloseCode.JOIN_TIMEOUT);
    } else if (silence > 2 * heartbeat) {
      end(CloseCode.HEARTBEAT_TIMEOUT);
    } else if (!pings && silence >= heartbeat && now - pingedAt >= heartbeat) {
      pingedAt = now;
      socket.ping();
    }
  }

  // What follows is for the messages' handlers.

  Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  Outbox outbox() {
    return outbox;
  }

  void clientPings() {
    pings = true;
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

  private void error(ErrorCode code, String detail, long ref, OptionalLong retryAfterMillis) {
    OptionalLong refs = ref == ClientFrame.NO_ID ? OptionalLong.empty() : OptionalLong.of(ref);
    send(new ErrorMessage(code, detail, refs, retryAfterMillis));
  }

  /** Refuses a frame; one malformed frame too many ends the connection. */
  void refuse(ErrorCode code, String detail, long ref) {
    error(code, detail, ref);
    if (code == ErrorCode.MALFORMED && ++malformed > relay.limits.frames().malformedFrames()) {
      end(CloseCode.PROTOCOL_VIOLATION);
    }
  }

  /** The client leaves the room by itself. */
  void left() {
    end(Close.LEFT, LeaveReason.LEFT);
  }

  /** Closes the socket behind what waits for it. */
  void end(Close close) {
    end(close, LeaveReason.DISCONNECTED);
  }

  private void end(CloseCode code) {
    end(Close.with(code));
  }

  private void end(Close close, LeaveReason reason) {
    // First the room, so that nobody is told that a mailbox was full which is only being closed.
    leave(beginEnd(), reason);
    outbox.finish(close);
  }

  /** Closes the socket, and forgets what waits for it. */
  private void endNow(CloseCode code) {
    leave(beginEnd(), LeaveReason.DISCONNECTED);
    outbox.closeNow(Close.with(code));
  }

  /** The session that has to leave, if this is the end's beginning; null otherwise. */
  private Session beginEnd() {
    synchronized (lock) {
      if (ending) {
        return null;
      }
      ending = true;
      endingSince = relay.tickClock.nanos();
      return session;
    }
  }

  private static void leave(Session session, LeaveReason reason) {
    if (session != null) {
      session.leave(reason);
      LOG.debug("session {} left room {}: {}", session.id(), session.room(), reason);
    }
  }

  private boolean isEnding() {
    synchronized (lock) {
      return ending;
    }
  }

  private boolean isJoined() {
    synchronized (lock) {
      return session != null;
    }
  }

  private boolean admits(int size) {
    OptionalLong retryAfterMillis = rate.refuses(size, relay.nanoClock.getAsLong());
    if (retryAfterMillis.isEmpty()) {
      return true;
    }
    error(
        ErrorCode.RATE_LIMITED,
        "more frames or bytes came than are allowed; this one was dropped",
        ClientFrame.NO_ID,
        retryAfterMillis);
    if (rate.exhausted()) {
      end(CloseCode.RATE_LIMITED);
    }
    return false;
  }

  private void relay(Envelope envelope) {
    if (session == null) {
      refuse(ErrorCode.NOT_JOINED, "join a room first", envelope.id());
      return;
    }
    RelayResult result = session.relay(envelope);
    switch (result) {
      case DELIVERED -> {}
      case RECIPIENT_REQUIRED ->
          refuse(
              ErrorCode.RECIPIENT_REQUIRED,
              "member to is missing, and the room has not exactly one other peer",
              envelope.id());
      case UNKNOWN_RECIPIENT ->
          refuse(
              ErrorCode.UNKNOWN_RECIPIENT, "member to is no other peer of the room", envelope.id());
      case OVERFLOW ->
          refuse(
              ErrorCode.RECIPIENT_OVERFLOW, "a receiver did not get it: too slow", envelope.id());
    }
  }

  private void control(byte[] frame) throws CodecException {
    ClientFrame decoded = relay.codec.decodeClientFrame(new String(frame, StandardCharsets.UTF_8));
    decoded.message().accept(new Control(relay, this, decoded.id()));
  }
}
