package dev.parley.client.port;

/**
 * Is told of one data channel's events, on the event loop: opened at most once, closed at most
 * once.
 */
public interface DataChannelListener {

  void opened();

  void text(String text);

  /** A binary message, which is the listener's from then on. */
  void bytes(byte[] bytes);

  /** The buffered amount fell to the threshold, or below. */
  void bufferedAmountLow();

  /** What went wrong; the end of the channel follows. */
  void error(Throwable error);

  /** Either side ended it, or the connection under it is gone; an agreed id is free again. */
  void closed();
}
