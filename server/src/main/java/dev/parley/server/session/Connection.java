package dev.parley.server.session;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.ErrorMessage;
import dev.parley.server.engine.Offer;
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
  private final Liveness liveness;
  private final Object lock = new Object();

  /** Set by a join. Guarded by lock for whoever is not the reader. */
  private Session session;

  /** Guarded by lock. */
  private boolean ending;

  /** Guarded by lock. */
  private long endingSince;

  /** Only used by the reader. */
  private int malformed;

  Connection(Relay relay, Socket socket) {
    this.relay = relay;
    this.socket = socket;
    liveness = new Liveness(relay.limits.deadlines(), relay.tickClock.nanos());
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
    liveness.heard(relay.tickClock.nanos());
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
    if (!isEnding()) {
      refuse(
          ErrorCode.TOO_LARGE,
          "a frame has more than " + relay.limits.frames().frameBytes() + " bytes",
          ClientFrame.NO_ID);
    }
  }

  /** So many bytes of such a message came and were dropped. */
  public void dropped(int bytes) {
    liveness.heard(relay.tickClock.nanos());
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
    liveness.heard(relay.tickClock.nanos());
    return !isEnding() && admits(0);
  }

  /** A WebSocket pong came. */
  public void receivedPong() {
    liveness.heard(relay.tickClock.nanos());
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
    synchronized (lock) {
      if (ending) {
        if (now - endingSince > TimeUnit.MILLISECONDS.toNanos(deadlines.closeMillis())) {
          socket.abort();
        }
        return;
      }
      joined = session != null;
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

  void clientPings() {
    liveness.clientPings();
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

  private boolean isEnding() {
    synchronized (lock) {
      return ending;
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
    switch (session.relay(envelope)) {
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
