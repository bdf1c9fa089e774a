package dev.parley.server.limit;

import java.util.concurrent.TimeUnit;

/**
 * What all sockets of one address, or of one user, may do together.
 *
 * @param rates of all frames together
 * @param connections open at once
 * @param handshakesPerSecond openings of sockets
 * @param handshakeBurst of these at once
 */
public record ShareLimits(
    RateLimits rates, int connections, int handshakesPerSecond, int handshakeBurst) {

  /** How long, in nanoseconds, it takes until all that may be done at once may be done again. */
  long refillNanos() {
    double seconds = (double) handshakeBurst / handshakesPerSecond;
    return Math.max(rates.refillNanos(), (long) (seconds * TimeUnit.SECONDS.toNanos(1)));
  }
}
