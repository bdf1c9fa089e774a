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
 * @param goingAwayMillis for which it does if its client said that it goes away; at most
 *     resumeMillis count
 */
public record Deadlines(
    int joinMillis,
    int heartbeatMillis,
    int writeMillis,
    int closeMillis,
    int resumeMillis,
    int goingAwayMillis) {

  /**
   * RFC 6455 §7.4.1. Browsers close so for a page that is navigated away from, which does not come
   * back, but also for one that stays: ADR 18.
   */
  private static final int GOING_AWAY = 1001;

  /**
   * For how long, in milliseconds, a session waits whose socket was closed with that code.
   *
   * @param code of the close frame; 1006 if there was none
   */
  int resumeMillisAfter(int code) {
    return code == GOING_AWAY ? Math.min(goingAwayMillis, resumeMillis) : resumeMillis;
  }

  /** After how long a client that says nothing, or confirms nothing, is taken for gone. */
  long silenceMillis() {
    return 2L * heartbeatMillis;
  }
}
