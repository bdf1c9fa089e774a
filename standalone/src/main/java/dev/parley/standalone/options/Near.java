package dev.parley.standalone.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody may have meant. */
final class Near {

  /** Typing errors that still leave a name recognisable. */
  private static final int TYPOS = 3;

  private static final int SHOWN = 3;

  private Near() {}

  /** "; near it are a, b", or nothing. */
  static String hint(String name, Collection<String> known) {
    List<String> near =
        known.stream()
            .filter(candidate -> isNear(name, candidate))
            .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .limit(SHOWN)
            .toList();
    return near.isEmpty() ? "" : "; near it: " + String.join(", ", near);
  }

  private static boolean isNear(String name, String candidate) {
    return distance(name, candidate) <= Math.min(TYPOS, candidate.length() / 2)
        || candidate.startsWith(name)
        || name.startsWith(candidate);
  }

  /** Levenshtein's: insertions, removals and replacements. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
