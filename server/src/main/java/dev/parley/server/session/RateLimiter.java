package dev.parley.server.session;

import dev.parley.server.limit.Rate;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One connection's rate, and its part in its address's and its user's. Only used by the
 * connection's reader, but for {@link #user}, and {@link #makeUpFor} while nothing is read.
 */
final class RateLimiter {

  /** A client that was not refused anything for so long has mended its ways. */
  private static final long PARDON_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Rate connection;

  /** Null where the address is not counted. */
  private final Rate address;

  private final int maxRefusals;

  /** Null before a join, and where there are no users. */
  private volatile Rate user;

  private int refusals;
  private long refusedAt;

  RateLimiter(Rate connection, Rate address, int maxRefusals) {
    this.connection = connection;
    this.address = address;
    this.maxRefusals = maxRefusals;
  }

  /** Whose frames they are, from here on. */
  void user(Rate rate) {
    user = rate;
  }

  /**
   * Lets a frame through, or refuses it.
   *
   * @return where refused, after how many milliseconds it would go through
   */
  OptionalLong refuses(int size, long nanos) {
    OptionalLong wait = connection.refuses(size);
    if (wait.isEmpty() && address != null) {
      wait = address.refuses(size);
    }
    Rate ofUser = user;
    if (wait.isEmpty() && ofUser != null) {
      wait = ofUser.refuses(size);
    }
    if (wait.isPresent()) {
      refused(nanos);
    }
    return wait;
  }

  /**
   * The client was not read for so long: what it said meanwhile comes all at once. What it has of
   * others' rates it has to share, and nothing is made up for.
   *
   * @param spell nanoseconds in which it was hardly read, these included
   */
  void makeUpFor(long nanos, long spell) {
    connection.makeUpFor(nanos, spell);
  }

  private void refused(long nanos) {
    if (nanos - refusedAt > PARDON_NANOS) {
      refusals = 0;
    }
    refusals++;
    refusedAt = nanos;
  }

  /** Whether more was refused than is borne with. */
  boolean exhausted() {
    return refusals > maxRefusals;
  }
}
