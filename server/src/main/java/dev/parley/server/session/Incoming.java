package dev.parley.server.session;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import dev.parley.server.frame.Envelope;
import dev.parley.server.frame.FrameException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a socket receives, up to what it asks for: rates, sizes and form are checked here. Only used
 * by the socket's reader, one thread at a time.
 */
public final class Incoming {

  private final Relay relay;
  private final Connection connection;
  private final RateLimiter rate;
  private int malformed;

  Incoming(Relay relay, Connection connection) {
    this.relay = relay;
    this.connection = connection;
    this.rate = new RateLimiter(relay.limits.rates(), relay.nanoClock.getAsLong());
  }

  /** A whole text message came. Nobody may change its bytes afterwards. */
  public void text(byte[] frame) {
    connection.heard();
    if (!admits(frame.length)) {
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
  public void tooLarge() {
    if (!connection.isEnding()) {
      refuse(
          ErrorCode.TOO_LARGE,
          "a frame has more than " + relay.limits.frames().frameBytes() + " bytes",
          ClientFrame.NO_ID);
    }
  }

  /** So many bytes of such a message came and were dropped. */
  public void dropped(int bytes) {
    connection.heard();
    admits(bytes);
  }

  /** A binary message began. */
  public void binary() {
    connection.end(CloseCode.PROTOCOL_VIOLATION);
  }

  /**
   * A WebSocket ping came.
   *
   * @return whether to answer it
   */
  public boolean ping() {
    connection.heard();
    return admits(0);
  }

  /** A WebSocket pong came. */
  public void pong() {
    connection.heard();
  }

  private boolean admits(int size) {
    if (connection.isEnding()) {
      return false;
    }
    OptionalLong retryAfterMillis = rate.refuses(size, relay.nanoClock.getAsLong());
    if (retryAfterMillis.isEmpty()) {
      return true;
    }
    connection.error(
        ErrorCode.RATE_LIMITED,
        "more frames or bytes came than are allowed; this one was dropped",
        ClientFrame.NO_ID,
        retryAfterMillis);
    if (rate.exhausted()) {
      connection.end(CloseCode.RATE_LIMITED);
    }
    return false;
  }

  private void relay(Envelope envelope) {
    Optional<Session> session = connection.session();
    if (session.isEmpty()) {
      refuse(ErrorCode.NOT_JOINED, "join a room first", envelope.id());
      return;
    }
    switch (session.get().relay(envelope)) {
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
    decoded.message().accept(new Control(relay, connection, decoded.id()));
  }

  /** Refuses a frame; one malformed frame too many ends the connection. */
  private void refuse(ErrorCode code, String detail, long ref) {
    connection.error(code, detail, ref);
    if (code == ErrorCode.MALFORMED && ++malformed > relay.limits.frames().malformedFrames()) {
      connection.end(CloseCode.PROTOCOL_VIOLATION);
    }
  }
}
