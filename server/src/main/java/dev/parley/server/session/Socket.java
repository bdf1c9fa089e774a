package dev.parley.server.session;

import dev.parley.server.frame.TextFrame;
import java.util.List;

/** An open WebSocket, as a connection writes to it. No method blocks or throws. */
public interface Socket {

  /**
   * Writes frames, in order. Called again only after {@code written}.
   *
   * @param written called once, on any thread and possibly before this returns, when the operating
   *     system has taken all; never if the socket fails, which ends it
   */
  void write(List<TextFrame> frames, Runnable written);

  /** Sends a WebSocket ping (RFC 6455 §5.5.2). */
  void ping();

  /** Begins the closing handshake, behind what was written. */
  void close(Close close);

  /** Ends the connection without one. */
  void abort();
}
