package dev.parley.client;

/** A channel's state. It only ever goes forward. */
public enum ChannelState {
  /** Not open yet; what is sent waits. */
  CONNECTING,
  OPEN,
  CLOSED
}
