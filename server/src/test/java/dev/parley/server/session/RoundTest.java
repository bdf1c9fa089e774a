package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoundTest {

  private static final int MEMBERS = 1_000;
  private static final int STEPS = 25;
  private static final long NANOS = 500;

  /** Soon to overflow, as {@link System#nanoTime} may. */
  private static final long START = Long.MAX_VALUE - 100;

  private final Set<Integer> all = ConcurrentHashMap.newKeySet();
  private final List<Integer> visited = new ArrayList<>();
  private final Round<Integer> round = new Round<>(all, NANOS, START);

  private boolean stepAt(long elapsed) {
    return round.step(START + elapsed, visited::add);
  }

  private static List<Integer> sorted(List<Integer> members) {
    return members.stream().sorted().toList();
  }

  private void fill() {
    IntStream.range(0, MEMBERS).forEach(all::add);
  }

  @Test
  void visitsEachOnceInEqualParts() {
    fill();
    for (int i = 1; i <= STEPS; i++) {
      assertEquals(i == STEPS, stepAt(i * NANOS / STEPS));
      assertEquals(i * MEMBERS / STEPS, visited.size());
    }
    assertEquals(sorted(List.copyOf(all)), sorted(visited));
  }

  @Test
  void aStepThatComesTooLateVisitsAllThatAreLeftAndNobodyTwice() {
    fill();
    assertFalse(stepAt(NANOS / 2));
    assertTrue(stepAt(10 * NANOS));
    assertEquals(sorted(List.copyOf(all)), sorted(visited));
  }

  @Test
  void theNextRoundBeginsWhereTheLastOneEnded() {
    fill();
    assertTrue(stepAt(2 * NANOS));
    visited.clear();
    assertFalse(stepAt(2 * NANOS + NANOS / 2));
    assertEquals(MEMBERS / 2, visited.size());
    assertTrue(stepAt(3 * NANOS));
    assertEquals(sorted(List.copyOf(all)), sorted(visited));
  }

  @Test
  void whoComesDuringARoundIsVisitedInTheNextAtTheLatest() {
    fill();
    stepAt(NANOS / 2);
    all.add(MEMBERS);
    stepAt(NANOS);
    stepAt(2 * NANOS);
    assertTrue(visited.contains(MEMBERS));
  }

  @Test
  void whoGoesBeforeItsTurnIsNotWaitedFor() {
    fill();
    stepAt(NANOS / 2);
    all.clear();
    assertTrue(stepAt(NANOS));
    assertTrue(visited.size() < MEMBERS);
  }

  @Test
  void whereManyGoTheOthersAreNotLeftForTheLastStep() {
    fill();
    stepAt(NANOS / 2);
    List<Integer> gone = List.copyOf(visited);
    all.removeAll(gone);
    stepAt(NANOS * 4 / 5);
    assertEquals(MEMBERS * 4 / 5, visited.size());
  }

  @Test
  void aRoundOfNobodyEndsInTime() {
    assertFalse(stepAt(NANOS - 1));
    assertTrue(stepAt(NANOS));
    assertEquals(List.of(), visited);
  }
}
