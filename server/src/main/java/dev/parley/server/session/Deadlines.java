package dev.parley.server.session;

/**
 * How long, in milliseconds, a connection may take.
 *
 * @param joinMillis from its opening to a successful join, verifying its token aside, which may
 *     take as much once more
 * @param heartbeatMillis between two signs of life; it is closed after twice that
 * @param writeMillis for the operating system to take what was written
 * @param closeMillis for the closing handshake
 * @param resumeMillis for which a resumable session waits for another socket
 */
public record Deadlines(
    int joinMillis, int heartbeatMillis, int writeMillis, int closeMillis, int resumeMillis) {

  /** After how long a client that says nothing, or confirms nothing, is taken for gone. */
  long silenceMillis() {
    return 2L * heartbeatMillis;
  }
}
