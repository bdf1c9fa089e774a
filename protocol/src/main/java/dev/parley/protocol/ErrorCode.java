package dev.parley.protocol;

/** What a server's {@code error} frame says went wrong. */
public enum ErrorCode {
  /** Not one well-formed JSON object, or a member that is missing, doubled or of the wrong type. */
  MALFORMED("malformed"),
  /** A frame or a part of it is past the server's limit. */
  TOO_LARGE("too-large"),
  UNKNOWN_TYPE("unknown-type"),
  /** The frame needs a room and none was joined. */
  NOT_JOINED("not-joined"),
  ALREADY_JOINED("already-joined"),
  INVALID_ROOM("invalid-room"),
  INVALID_PROFILE("invalid-profile"),
  /** The token is missing, not valid or expired. */
  UNAUTHORIZED("unauthorized"),
  /** The token is good and does not allow this. */
  FORBIDDEN("forbidden"),
  ROOM_FULL("room-full"),
  /** {@code to} may be left out only where the room has exactly one other peer. */
  RECIPIENT_REQUIRED("recipient-required"),
  UNKNOWN_RECIPIENT("unknown-recipient"),
  /** The receiver's mailbox is full; the frame was not delivered. */
  RECIPIENT_OVERFLOW("recipient-overflow"),
  RATE_LIMITED("rate-limited"),
  /** The session can't be resumed; join afresh. */
  SESSION_UNKNOWN("session-unknown"),
  /** The server can't do it now; try again. */
  UNAVAILABLE("unavailable"),
  /** A code that this version does not know: a later one's. No server sends it. */
  UNKNOWN("unknown");

  private final String wireName;

  ErrorCode(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The code of that name; {@link #UNKNOWN} for a name of a later version's. */
  public static ErrorCode of(String wireName) {
    for (ErrorCode code : values()) {
      if (code.wireName.equals(wireName)) {
        return code;
      }
    }
    return UNKNOWN;
  }
}
