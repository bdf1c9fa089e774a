package dev.parley.client;

/** A message was not accepted, or the channel ended before there was room for another. */
public final class SendException extends Exception {
  private static final long serialVersionUID = 1L;

  private final SendResult result;

  SendException(SendResult result) {
    super("not sent: " + result);
    this.result = result;
  }

  /** Why; never {@link SendResult#ACCEPTED}. */
  public SendResult result() {
    return result;
  }
}
