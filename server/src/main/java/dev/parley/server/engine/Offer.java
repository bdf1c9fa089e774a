package dev.parley.server.engine;

/** What became of a frame that was offered to a mailbox. */
public enum Offer {
  ACCEPTED,
  /** Full, or closed: the frame was not taken. */
  REFUSED
}
