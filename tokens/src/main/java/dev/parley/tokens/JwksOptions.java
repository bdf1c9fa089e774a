package dev.parley.tokens;

import java.time.Duration;

/**
 * How a verifier deals with the address of a key set.
 *
 * @param freshFor how long fetched keys are used without asking again, by default 10 minutes; so
 *     long, at most, a key that the issuer has withdrawn is still accepted. A token whose key is
 *     not among them has them fetched sooner
 * @param staleFor how much longer they are used while they can't be fetched, by default a day; 0:
 *     not at all
 * @param refetchAfter the least time between two fetches, by default 30 s, however many tokens name
 *     unknown keys; after one that failed it is 5 s if that is less
 * @param timeout for a whole fetch, from connecting to the last byte, by default 5 s
 * @param maxBytes of a key set, by default 262,144
 */
public record JwksOptions(
    Duration freshFor, Duration staleFor, Duration refetchAfter, Duration timeout, int maxBytes) {

  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration MAX_AGE = Duration.ofDays(366);
  private static final Duration RETRY = Duration.ofSeconds(5);

  // Behind the bounds, with which it is checked.
  public static final JwksOptions DEFAULT =
      new JwksOptions(
          Duration.ofMinutes(10),
          Duration.ofDays(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          256 * 1024);

  /**
   * @throws IllegalArgumentException if one of them is out of its bounds
   */
  public JwksOptions {
    check("refetchAfter", refetchAfter, Duration.ofSeconds(1), MAX_AGE);
    check("freshFor", freshFor, refetchAfter, MAX_AGE);
    check("staleFor", staleFor, Duration.ZERO, MAX_AGE);
    check("timeout", timeout, Duration.ofMillis(1), MAX_TIMEOUT);
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes + "; at least 1");
    }
  }

  public JwksOptions withFreshFor(Duration freshFor) {
    return new JwksOptions(freshFor, staleFor, refetchAfter, timeout, maxBytes);
  }

  public JwksOptions withStaleFor(Duration staleFor) {
    return new JwksOptions(freshFor, staleFor, refetchAfter, timeout, maxBytes);
  }

  public JwksOptions withRefetchAfter(Duration refetchAfter) {
    return new JwksOptions(freshFor, staleFor, refetchAfter, timeout, maxBytes);
  }

  public JwksOptions withTimeout(Duration timeout) {
    return new JwksOptions(freshFor, staleFor, refetchAfter, timeout, maxBytes);
  }

  public JwksOptions withMaxBytes(int maxBytes) {
    return new JwksOptions(freshFor, staleFor, refetchAfter, timeout, maxBytes);
  }

  Duration retryAfter() {
    return refetchAfter.compareTo(RETRY) < 0 ? refetchAfter : RETRY;
  }

  private static void check(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          name + " is " + value + "; allowed is " + min + " to " + max);
    }
  }
}
