package dev.parley.server.session;

import java.time.Instant;

/**
 * What a session's client may do at present, and the tokens that it renews that with. Safe for use
 * by any thread; calls nobody under its lock.
 */
final class Admittance {

  private final Object lock = new Object();

  /** Written under lock. */
  private volatile Pass pass;

  /** How many renewals were asked for. Guarded by lock. */
  private long renewals;

  /** How many of them have no verdict yet. Guarded by lock. */
  private int pending;

  /** The one that {@link #pass} is of; 0 if it is the join's. Guarded by lock. */
  private long renewal;

  Admittance(Pass pass) {
    this.pass = pass;
  }

  Pass pass() {
    return pass;
  }

  /** The client has sent a new token; returns the number of this renewal. */
  long beginRenewal() {
    synchronized (lock) {
      pending++;
      return ++renewals;
    }
  }

  /** The new token is good; one that came later counts, whichever was verified first. */
  void renew(long number, Pass renewed) {
    synchronized (lock) {
      if (number > renewal) {
        renewal = number;
        pass = renewed;
      }
    }
  }

  /** There is a verdict, whatever it is. */
  void endRenewal() {
    synchronized (lock) {
      pending--;
    }
  }

  /**
   * Whether the token has expired, and nothing is under way that may show a newer one.
   *
   * @param unread whether one may have come that is not read yet
   */
  boolean hasExpired(Instant now, boolean unread) {
    synchronized (lock) {
      return pass.hasExpired(now) && (pending == 0 && !unread || !pass.isInGrace(now));
    }
  }

  /** The client has come back: it has the time to renew its token that it may need. */
  void resumed(Instant now) {
    synchronized (lock) {
      pass = pass.resumed(now);
    }
  }
}
