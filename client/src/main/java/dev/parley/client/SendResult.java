package dev.parley.client;

/** What became of a send. Nothing but {@link #ACCEPTED} has any effect. */
public enum SendResult {
  /** It is on its way, or waits for the connection. */
  ACCEPTED,
  /**
   * Too much waits already, or too many messages: try again when less does. What a channel takes:
   * {@link Channel#MAX_BUFFERED_BYTES}, {@link Channel#MAX_BUFFERED_MESSAGES}.
   */
  FULL,
  /** It is larger than the other side or the server takes. */
  TOO_LARGE,
  /** The channel, the peer or the room is closed. */
  CLOSED
}
