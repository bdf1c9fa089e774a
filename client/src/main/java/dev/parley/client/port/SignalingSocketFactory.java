package dev.parley.client.port;

/** Opens WebSockets (RFC 6455). */
public interface SignalingSocketFactory {

  /**
   * Begins to open one. A failure to do so, a bad address too, is told by {@link
   * SignalingSocketListener#closed} and never thrown.
   *
   * @param url of scheme ws, wss, http or https; a platform that has a page may resolve a relative
   *     one against it
   * @param subprotocol offered to the server
   */
  SignalingSocket open(String url, String subprotocol, SignalingSocketListener listener);
}
