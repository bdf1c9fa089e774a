package dev.parley.protocol;

/**
 * One frame from a client.
 *
 * @param id the number that a resumable session gives its frames, counted from 1; {@link #NO_ID}
 *     where it bears none
 */
public record ClientFrame(long id, ClientMessage message) {

  public static final long NO_ID = 0;

  public ClientFrame {
    Sequence.check("id", id);
  }

  public static ClientFrame of(ClientMessage message) {
    return new ClientFrame(NO_ID, message);
  }
}
