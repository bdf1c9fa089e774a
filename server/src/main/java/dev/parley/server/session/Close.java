package dev.parley.server.session;

import dev.parley.protocol.CloseCode;

/**
 * How the server ends a socket: the status code and the reason phrase of its close frame.
 *
 * @param resumes whether a resumable session waits for another socket
 */
public record Close(int code, String reason, boolean resumes) {

  /** RFC 6455 §7.4.1: 1000, the purpose is fulfilled. */
  static final Close LEFT = new Close(1000, "left", false);

  /**
   * RFC 6455 §7.4.1: 1011, an error of the server's; a client connects again. Its session can't go
   * on: whether the frame was handled that it failed at nobody knows.
   */
  static final Close INTERNAL_ERROR = new Close(1011, "internal-error", false);

  /** The session can't go on here; perhaps it can on another server, or a little later. */
  static final Close UNAVAILABLE = with(CloseCode.UNAVAILABLE);

  static final Close UNAUTHORIZED = with(CloseCode.UNAUTHORIZED);
  static final Close FORBIDDEN = with(CloseCode.FORBIDDEN);
  static final Close SLOW_CONSUMER = with(CloseCode.SLOW_CONSUMER);
  static final Close KICKED = with(CloseCode.KICKED);
  static final Close REPLACED = with(CloseCode.REPLACED);

  static Close with(CloseCode code) {
    return new Close(code.code(), code.wireName(), CloseCode.reconnects(code.code()));
  }
}
