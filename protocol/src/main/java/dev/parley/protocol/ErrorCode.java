package dev.parley.protocol;

/** What a server's {@code error} frame says went wrong. */
public enum ErrorCode {
  /** Not one well-formed JSON object, or a member that is missing, doubled or of the wrong type. */
  MALFORMED,
  /** A frame or a part of it is past the server's limit. */
  TOO_LARGE,
  UNKNOWN_TYPE,
  /** The frame needs a room and none was joined. */
  NOT_JOINED,
  ALREADY_JOINED,
  INVALID_ROOM,
  INVALID_PROFILE,
  /** The token is missing, not valid or expired. */
  UNAUTHORIZED,
  /** The token is good and does not allow this. */
  FORBIDDEN,
  ROOM_FULL,
  /** {@code to} may be left out only where the room has exactly one other peer. */
  RECIPIENT_REQUIRED,
  UNKNOWN_RECIPIENT,
  /** The receiver's mailbox is full; the frame was not delivered. */
  RECIPIENT_OVERFLOW,
  RATE_LIMITED,
  /** The session can't be resumed; join afresh. */
  SESSION_UNKNOWN,
  /** The server can't do it now; try again. */
  UNAVAILABLE,
  /** A code that this version does not know: a later one's. No server sends it. */
  UNKNOWN;

  private final String wireName = WireName.of(this);

  public String wireName() {
    return wireName;
  }

  /** The code of that name; {@link #UNKNOWN} for a name of a later version's. */
  public static ErrorCode of(String wireName) {
    return WireName.find(values(), wireName).orElse(UNKNOWN);
  }
}
