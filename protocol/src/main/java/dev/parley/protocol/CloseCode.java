package dev.parley.protocol;

import java.util.Optional;

/**
 * Why the server closes a socket. A close code's band alone decides whether the client connects
 * again: see {@link #reconnects(int)}.
 */
public enum CloseCode {
  DRAINING(4000),
  HEARTBEAT_TIMEOUT(4001),
  SLOW_CONSUMER(4002),
  UNAVAILABLE(4003),
  RATE_LIMITED(4004),
  PROTOCOL_VIOLATION(4500),
  UNAUTHORIZED(4501),
  FORBIDDEN(4502),
  JOIN_TIMEOUT(4503),
  KICKED(4504),
  REPLACED(4505);

  private final int code;
  private final String wireName = WireName.of(this);

  CloseCode(int code) {
    this.code = code;
  }

  /** The status code of the WebSocket close frame (RFC 6455 §7.4). */
  public int code() {
    return code;
  }

  /** The reason phrase of the WebSocket close frame. */
  public String wireName() {
    return wireName;
  }

  public static Optional<CloseCode> of(int code) {
    for (CloseCode closeCode : values()) {
      if (closeCode.code == code) {
        return Optional.of(closeCode);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a client whose socket was closed with {@code code}, known here or not, connects again:
   * 4000 to 4499 and the transient ones of RFC 6455 and its registry (1001 going away, 1006
   * abnormal, 1011 internal error, 1012 service restart).
   */
  public static boolean reconnects(int code) {
    return code >= 4000 && code <= 4499
        || code == 1001
        || code == 1006
        || code == 1011
        || code == 1012;
  }
}
