package dev.parley.benchmarks.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of each contender. */
final class Samples {

  private final Map<Contender, List<Double>> all = new LinkedHashMap<>();

  void add(Contender contender, double sample) {
    all.computeIfAbsent(contender, key -> new ArrayList<>()).add(sample);
  }

  double median(Contender contender) {
    return quantile(contender, 0.5);
  }

  /** The figure that this part of all do not exceed; not a number where there is none. */
  double quantile(Contender contender, double part) {
    List<Double> sorted = all.getOrDefault(contender, List.of()).stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  double max(Contender contender) {
    return quantile(contender, 1);
  }

  int count(Contender contender) {
    return all.getOrDefault(contender, List.of()).size();
  }
}
