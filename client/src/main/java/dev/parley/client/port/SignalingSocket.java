package dev.parley.client.port;

/** One WebSocket. */
public interface SignalingSocket {

  /** Sends a text frame; does nothing once the socket closes. Only after it was opened. */
  void send(String text);

  /**
   * Begins the closing handshake; a socket that is not open yet is given up.
   *
   * @param code 1000, or 3000 to 4999
   */
  void close(int code, String reason);
}
