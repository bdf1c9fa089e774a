package dev.parley.client.channel;

/** The other side broke the rules of framing. The channel by which it did is closed. */
public final class FramingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FramingError error;

  FramingException(FramingError error, String detail) {
    super(detail);
    this.error = error;
  }

  public FramingError error() {
    return error;
  }
}
