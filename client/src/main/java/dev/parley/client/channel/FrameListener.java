package dev.parley.client.channel;

/** Hears what a channel's frames say. */
public interface FrameListener {

  void text(String message);

  /** A message is what {@code frame} has from {@code from} on. */
  void bytes(byte[] frame, int from);

  /** The other side has all messages before {@code next}. */
  void acknowledged(int next) throws FramingException;

  /**
   * The other side's first words on a connection.
   *
   * @param number its channel's
   * @param known this side's, 0 where it does not know it
   * @param next its first message that has not arrived there
   */
  void hello(int number, int known, int next) throws FramingException;

  /** The other side wants to know that the frame with that mark has been handled. */
  void asked(int mark);

  /**
   * The other side has handled the frame that asked with that mark, and what was sent before it; of
   * an unordered channel most of that.
   */
  void echoed(int mark) throws FramingException;

  /** The other side closes the channel on purpose. */
  void closing();
}
