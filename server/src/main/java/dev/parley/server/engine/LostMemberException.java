package dev.parley.server.engine;

/**
 * The member is not this server's any more, and its {@link Mailbox} is told so; whether the step
 * was done nobody here knows.
 */
public final class LostMemberException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LostMemberException() {
    super("the member is not this server's any more");
  }
}
