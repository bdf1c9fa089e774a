package dev.parley.protocol;

/**
 * One frame from a server.
 *
 * @param seq the number that a resumable session gives its frames, counted from 1; {@link #NO_SEQ}
 *     where it bears none
 */
public record ServerFrame(long seq, ServerMessage message) {

  public static final long NO_SEQ = 0;

  public ServerFrame {
    Sequence.check("seq", seq);
  }

  public static ServerFrame of(ServerMessage message) {
    return new ServerFrame(NO_SEQ, message);
  }
}
