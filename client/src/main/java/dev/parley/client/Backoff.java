package dev.parley.client;

import dev.parley.client.port.RandomBytes;

/**
 * How long to wait before the next attempt: a random time up to a ceiling that doubles from {@link
 * #BASE_MILLIS} to {@link #CAP_MILLIS} ("full jitter"), so that the clients of a server that comes
 * back do not all come at once.
 */
final class Backoff {

  static final int BASE_MILLIS = 500;
  static final int CAP_MILLIS = 20_000;

  private static final int RANDOM_BOUND = 1 << 16;

  private final RandomBytes random;
  private int ceilingMillis = BASE_MILLIS;

  Backoff(RandomBytes random) {
    this.random = random;
  }

  /** From 0 to the ceiling, exclusive; the next one's ceiling is higher. */
  int nextMillis() {
    byte[] bytes = random.next(2);
    int chance = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    int millis = (int) ((double) ceilingMillis * chance / RANDOM_BOUND);
    ceilingMillis = Math.min(CAP_MILLIS, 2 * ceilingMillis);
    return millis;
  }

  /** The next attempt is a first one again. */
  void reset() {
    ceilingMillis = BASE_MILLIS;
  }
}
