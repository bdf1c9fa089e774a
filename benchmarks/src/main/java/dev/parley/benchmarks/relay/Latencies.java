package dev.parley.benchmarks.relay;

import java.util.Arrays;

/** Times in nanoseconds, of which percentiles are asked in the end. */
final class Latencies {

  private long[] nanos = new long[1 << 16];
  private int count;

  void add(long each) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = each;
  }

  int count() {
    return count;
  }

  void clear() {
    count = 0;
  }

  /** In microseconds; 0 if there are none. */
  double percentile(double percent) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int at = (int) Math.min(count - 1L, Math.round(percent / 100 * count));
    return sorted[at] / 1e3;
  }
}
