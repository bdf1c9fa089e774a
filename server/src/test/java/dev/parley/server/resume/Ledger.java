package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each peer has sent to each other one, and what that one's application got. Safe for use by
 * any thread.
 */
final class Ledger {

  /** One direction between two peers, by their names. */
  private record Lane(String from, String to) {}

  /**
   * What the comparison of sent and received comes to.
   *
   * @param overtaken frames that came before one that was sent before them
   */
  record Balance(int sent, int lost, int doubled, int overtaken) {
    void check() {
      assertEquals(new Balance(sent, 0, 0, 0), this);
    }
  }

  /** Guarded by this, as are the others. */
  private final Map<Lane, List<Integer>> sent = new HashMap<>();

  private final Map<Lane, List<Integer>> received = new HashMap<>();
  private final Map<String, Integer> underWay = new HashMap<>();

  synchronized void sent(String from, String to, int number) {
    sent.computeIfAbsent(new Lane(from, to), lane -> new ArrayList<>()).add(number);
    underWay.merge(to, 1, Integer::sum);
  }

  synchronized void received(String from, String to, int number) {
    received.computeIfAbsent(new Lane(from, to), lane -> new ArrayList<>()).add(number);
    underWay.merge(to, -1, Integer::sum);
  }

  /** How many are on their way to that peer. */
  synchronized int underWay(String to) {
    return underWay.getOrDefault(to, 0);
  }

  /** How many are on their way to anyone. */
  synchronized int underWay() {
    return underWay.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized Balance balance() {
    int all = 0;
    int lost = 0;
    int doubled = 0;
    int overtaken = 0;
    for (Lane lane : sent.keySet()) {
      List<Integer> got = received.getOrDefault(lane, List.of());
      Set<Integer> seen = new HashSet<>();
      int highest = 0;
      for (int number : got) {
        doubled += seen.add(number) ? 0 : 1;
        overtaken += number < highest ? 1 : 0;
        highest = Math.max(highest, number);
      }
      all += sent.get(lane).size();
      lost += (int) sent.get(lane).stream().filter(number -> !seen.contains(number)).count();
    }
    return new Balance(all, lost, doubled, overtaken);
  }
}
