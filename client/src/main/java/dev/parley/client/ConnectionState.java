package dev.parley.client;

/** How a room or a peer is connected. Each passes to {@link #CLOSED} once and never from it. */
public enum ConnectionState {
  /** Not connected yet. */
  CONNECTING,
  CONNECTED,
  /** The connection was lost, or did not come about in time; it may come back by itself. */
  RECONNECTING,
  /** It is over; the close reason says why. */
  CLOSED
}
