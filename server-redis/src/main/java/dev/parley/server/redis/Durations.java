package dev.parley.server.redis;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What {@link DurationCounts} is a snapshot of. Any thread. */
final class Durations {

  /**
   * In nanoseconds. The first is what a Redis next door takes at its best, the last what none of
   * its clients has patience for.
   */
  private static final List<Long> BOUNDS =
      List.of(
          50_000L,
          100_000L,
          250_000L,
          500_000L,
          1_000_000L,
          2_500_000L,
          5_000_000L,
          10_000_000L,
          25_000_000L,
          50_000_000L,
          100_000_000L,
          250_000_000L,
          500_000_000L,
          1_000_000_000L,
          2_500_000_000L,
          10_000_000_000L);

  private final LongAdder[] counts =
      Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1).toArray(LongAdder[]::new);

  private final LongAdder nanos = new LongAdder();

  void record(long duration) {
    int bucket = 0;
    // Most are in the first few: no search is shorter.
    while (bucket < BOUNDS.size() && duration > BOUNDS.get(bucket)) {
      bucket++;
    }
    counts[bucket].increment();
    nanos.add(duration);
  }

  DurationCounts snapshot() {
    return new DurationCounts(
        BOUNDS, Arrays.stream(counts).map(LongAdder::sum).toList(), nanos.sum());
  }
}
