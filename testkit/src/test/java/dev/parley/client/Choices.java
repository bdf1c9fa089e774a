package dev.parley.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Goes through every sequence of the first choices of a program that is run again and again. */
final class Choices implements IntUnaryOperator {

  private final int depth;

  /** What is chosen in this run, and out of how many. */
  private final List<Integer> chosen = new ArrayList<>();

  private final List<Integer> outOf = new ArrayList<>();
  private int at;
  private int runs = 1;

  Choices(int depth) {
    this.depth = depth;
  }

  @Override
  public int applyAsInt(int bound) {
    if (at == depth || bound == 1) {
      return 0;
    }
    if (at == chosen.size()) {
      chosen.add(0);
      outOf.add(bound);
    }
    return chosen.get(at++);
  }

  /** Makes ready for the next run; false where every sequence has been. */
  boolean next() {
    at = 0;
    while (!chosen.isEmpty()) {
      int last = chosen.size() - 1;
      if (chosen.get(last) + 1 < outOf.get(last)) {
        chosen.set(last, chosen.get(last) + 1);
        runs++;
        return true;
      }
      chosen.remove(last);
      outOf.remove(last);
    }
    return false;
  }

  int runs() {
    return runs;
  }

  @Override
  public String toString() {
    return "choices " + chosen;
  }
}
