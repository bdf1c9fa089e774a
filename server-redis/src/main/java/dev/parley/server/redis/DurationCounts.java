package dev.parley.server.redis;

import java.util.List;

/**
 * How often something took how long, in buckets as Prometheus has them: exact sums over servers.
 *
 * @param bounds of the buckets, ascending: nanoseconds that one of a bucket takes at most
 * @param counts how many were in each of them; the last, one more than there are bounds, is for
 *     those that took longer
 * @param nanos that they all took together
 */
public record DurationCounts(List<Long> bounds, List<Long> counts, long nanos) {

  public DurationCounts {
    bounds = List.copyOf(bounds);
    counts = List.copyOf(counts);
  }

  /** How many there were. */
  public long count() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
