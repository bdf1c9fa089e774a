package dev.parley.standalone.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.util.List;

/** Durations in fixed buckets, as Prometheus takes them. */
final class Histograms {

  private static final double NANOS_A_SECOND = 1e9;

  private Histograms() {}

  /**
   * @param bounds in nanoseconds
   * @param counts one for each bound, and one for what is beyond the last
   * @param nanos all durations together
   */
  static HistogramSnapshot of(
      String name, String help, List<Long> bounds, List<Long> counts, long nanos) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int i = 0; i < counts.size(); i++) {
      double bound = i < bounds.size() ? bounds.get(i) / NANOS_A_SECOND : Double.POSITIVE_INFINITY;
      buckets.bucket(bound, counts.get(i));
    }
    return HistogramSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets.build())
                .sum(nanos / NANOS_A_SECOND)
                .build())
        .build();
  }
}
