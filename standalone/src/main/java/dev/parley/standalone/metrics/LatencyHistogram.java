package dev.parley.standalone.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long frames take, in fixed buckets: an addition or two a frame, and exact sums over servers,
 * which the quantiles of a moving window would not give. Any thread.
 */
final class LatencyHistogram implements Collector {

  /**
   * In nanoseconds. The first is what a relay within one process takes at its best, the last what a
   * suspended session waits at most by default.
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
          1_000_000_000L,
          5_000_000_000L,
          15_000_000_000L,
          60_000_000_000L);

  private final String name;
  private final String help;

  /** One for each bound, and one for what is beyond the last. */
  private final LongAdder[] buckets = new LongAdder[BOUNDS.size() + 1];

  private final LongAdder nanos = new LongAdder();

  LatencyHistogram(String name, String help) {
    this.name = name;
    this.help = help;
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new LongAdder();
    }
  }

  void record(long duration) {
    int bucket = 0;
    // Most are in the first few: no search is shorter.
    while (bucket < BOUNDS.size() && duration > BOUNDS.get(bucket)) {
      bucket++;
    }
    buckets[bucket].increment();
    nanos.add(duration);
  }

  @Override
  public MetricSnapshot collect() {
    return Histograms.of(
        name, help, BOUNDS, Arrays.stream(buckets).map(LongAdder::sum).toList(), nanos.sum());
  }
}
