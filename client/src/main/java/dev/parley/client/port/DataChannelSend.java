package dev.parley.client.port;

/** What became of a message that was given to a {@link DataChannel}. */
public enum DataChannelSend {
  SENT,
  /** The platform's buffer has no room for it: RTCDataChannel's OperationError. */
  FULL,
  /** It is larger than the other side takes: RTCDataChannel's TypeError. */
  TOO_LARGE,
  /** The channel is not open, or no longer: RTCDataChannel's InvalidStateError. */
  NOT_OPEN
}
