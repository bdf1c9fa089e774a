package dev.parley.server.observe;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageType;

/**
 * Hears what a relay does, to count it. Methods are called on the relay's own threads, by several
 * at once and some for each frame: they must be quick, must not block and must not throw. None is
 * given anything that a client said.
 */
public interface RelayObserver {

  /** Hears nothing. */
  RelayObserver NONE = new RelayObserver() {};

  /** A handshake was answered with that HTTP status instead of a WebSocket. */
  default void handshakeRefused(int status) {}

  default void connectionOpened() {}

  /**
   * @param code of the close frame that was sent or, if none was, came; 1006 if the connection was
   *     cut without one (RFC 6455 §7.4)
   */
  default void connectionClosed(int code) {}

  /** A session began: somebody joined a room. */
  default void sessionBegan() {}

  /** A session's socket is gone, and the session waits to be resumed. */
  default void sessionSuspended() {}

  /** A session goes on, on a new socket. */
  default void sessionResumed() {}

  default void sessionEnded(LeaveReason reason) {}

  /** A session has moved to another server, or could not be kept: it is not this one's any more. */
  default void sessionLost() {}

  /**
   * A frame came.
   *
   * @param type null if it has none that is known
   * @param bytes of the frame
   */
  default void received(MessageType type, Outcome outcome, int bytes) {}

  /**
   * A frame that was relayed, or is the server's own, has been taken by the operating system.
   *
   * @param nanos since it came in, or was made; for one that waited for a resume, that wait too
   */
  default void sent(long nanos) {}
}
