package dev.parley.e2e;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured times of one thing, in milliseconds. */
final class Times {

  private final String what;
  private final List<Double> sorted = new ArrayList<>();

  Times(String what) {
    this.what = what;
  }

  void add(double millis) {
    sorted.add(millis);
    Collections.sort(sorted);
  }

  double median() {
    return quantile(0.5);
  }

  /** The time that this part of all do not exceed. */
  double quantile(double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s median %.1f ms, p90 %.1f ms (%d runs)",
        what,
        median(),
        quantile(0.9),
        sorted.size());
  }
}
