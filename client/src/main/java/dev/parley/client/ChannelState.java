package dev.parley.client;

/** A channel's state. */
public enum ChannelState {
  /** Not open yet; what is sent waits. */
  CONNECTING,
  OPEN,
  /**
   * The connection under it is gone, and a new one is awaited. What is sent by a reliable channel
   * waits; others take nothing.
   */
  RECONNECTING,
  /** The last state. */
  CLOSED
}
