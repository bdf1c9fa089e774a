package dev.parley.client.channel;

/** What was wrong with what came by a channel. */
public enum FramingError {
  /** A frame's header is none. */
  MALFORMED,
  /** A message is longer than the channel's options allow. */
  TOO_LARGE,
  /** Fragments that do not make up the message that they say they are of. */
  WRONG_LENGTH,
  /** A message, a confirmation or an echo whose turn it is not. */
  WRONG_NUMBER,
  /** More has begun and not ended than is kept. */
  TOO_MUCH_UNFINISHED
}
