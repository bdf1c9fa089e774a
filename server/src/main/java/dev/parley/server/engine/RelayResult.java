package dev.parley.server.engine;

/** What became of a frame that was to be relayed. */
public enum RelayResult {
  DELIVERED,
  /** No addressee was named, and there is not exactly one other member. */
  RECIPIENT_REQUIRED,
  /** The addressee is not another member of the room. */
  UNKNOWN_RECIPIENT,
  /** An addressee's mailbox is full: it did not get the frame. */
  OVERFLOW
}
