package dev.parley.server.session;

/** Lets through so many tokens a second, and as many at once as it holds. Not thread-safe. */
final class TokenBucket {

  private static final double NANOS_PER_SECOND = 1e9;

  private final int perSecond;
  private final int capacity;
  private double tokens;
  private long filledAt;

  /** Full at {@code nanos}. */
  TokenBucket(int perSecond, int capacity, long nanos) {
    this.perSecond = perSecond;
    this.capacity = capacity;
    this.tokens = capacity;
    this.filledAt = nanos;
  }

  /** Takes {@code wanted} tokens if they are there. */
  boolean take(int wanted, long nanos) {
    tokens = Math.min(capacity, tokens + (nanos - filledAt) * (perSecond / NANOS_PER_SECOND));
    filledAt = nanos;
    if (tokens < wanted) {
      return false;
    }
    tokens -= wanted;
    return true;
  }

  /** How long, from the last {@link #take}, until {@code wanted} tokens are there; at least 1. */
  long millisUntil(int wanted) {
    double missing = Math.min(wanted, capacity) - tokens;
    return Math.max(1, (long) Math.ceil(missing * 1_000 / perSecond));
  }
}
