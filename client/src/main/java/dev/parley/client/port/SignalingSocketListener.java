package dev.parley.client.port;

/**
 * Is told of one socket's events, on the event loop: opened at most once, closed exactly once,
 * last.
 */
public interface SignalingSocketListener {

  void opened();

  void text(String text);

  /** A binary frame, which no server of the protocol sends. */
  void binary();

  /**
   * @param code the status code of RFC 6455 §7.4; 1006 where no close frame came
   */
  void closed(int code, String reason);
}
