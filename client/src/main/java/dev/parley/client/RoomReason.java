package dev.parley.client;

import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ErrorCode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a room is being reconnected to, is closed, or could not be joined.
 *
 * @param code the status code with which the WebSocket was closed, where it was
 * @param error the code with which the server refused, where it did
 * @param text for a human; may be empty
 */
public record RoomReason(Kind kind, OptionalInt code, Optional<ErrorCode> error, String text) {

  /** Who or what ended it. */
  public enum Kind {
    /** {@link Room#leave()} was called here. */
    LEFT,
    /** The server refused to let this side in. */
    REFUSED,
    /** The server ended the session for good: kicked, replaced, token expired … */
    ENDED,
    /**
     * The server can't be reached, or the connection to it was lost; before a first welcome, for
     * good.
     */
    LOST
  }

  static RoomReason left() {
    return new RoomReason(Kind.LEFT, OptionalInt.empty(), Optional.empty(), "left");
  }

  static RoomReason refused(ErrorCode error, String text) {
    return new RoomReason(Kind.REFUSED, OptionalInt.empty(), Optional.of(error), text);
  }

  static RoomReason lost(String text) {
    return new RoomReason(Kind.LOST, OptionalInt.empty(), Optional.empty(), text);
  }

  /** Why the server, or the network, closed the socket: the code's band alone decides the kind. */
  static RoomReason ofClose(int code, String text) {
    Kind kind = CloseCode.reconnects(code) ? Kind.LOST : Kind.ENDED;
    return new RoomReason(kind, OptionalInt.of(code), Optional.empty(), text);
  }

  /** Whether joining again, after a while, may go better. */
  public boolean retryable() {
    boolean later =
        error.isPresent()
            && (error.get() == ErrorCode.UNAVAILABLE
                || error.get() == ErrorCode.RATE_LIMITED
                || error.get() == ErrorCode.ROOM_FULL);
    return kind == Kind.LOST || later;
  }
}
