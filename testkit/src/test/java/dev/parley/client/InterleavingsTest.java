package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Two negotiators, and everything that can come before or after something else: tasks of either
 * connection, frames on either wire, what either user does, timers; and what may be refused.
 *
 * <p>Each of the first choices of a run is tried in every combination, as many as the depth says;
 * from there on the first of what is ready goes on. A choice between one thing counts for nothing.
 */
class InterleavingsTest {

  private static final int TO_THE_END = Integer.MAX_VALUE;

  /** One run: it is given the choices and their name. */
  private interface Scenario {
    void run(IntUnaryOperator choose, Supplier<String> name);
  }

  @Test
  void everyOrderOfATrackFromEachSideToTheVeryEnd() {
    assertEveryOrder(TO_THE_END, (choose, name) -> glare(choose, name, 0));
  }

  @Test
  void everyOrderOfATrackFromEachSideWithAnyOneOperationRefusedToTheVeryEnd() {
    assertEveryOrder(TO_THE_END, (choose, name) -> glare(choose, name, 1));
  }

  @Test
  void everyOrderOfTracksComingAndGoing() {
    assertEveryOrder(9, (choose, name) -> tracks(choose, name, 0));
  }

  @Test
  void everyOrderOfTracksComingAndGoingWithTwoOperationsRefused() {
    assertEveryOrder(9, (choose, name) -> tracks(choose, name, 2));
  }

  @Test
  void everyOrderOfAMeetingInWhichOneSideWaitsForTheOther() {
    assertEveryOrder(11, (choose, name) -> meeting(choose, name, TwoSides.Present.POLITE));
    assertEveryOrder(11, (choose, name) -> meeting(choose, name, TwoSides.Present.IMPOLITE));
  }

  @Test
  void everyOrderOfIceRestartsFromBothSidesBesideTracks() {
    assertEveryOrder(9, (choose, name) -> restarts(choose, name, true, true));
  }

  @Test
  void everyOrderOfAnIceRestartFromEitherSideBesideTracks() {
    assertEveryOrder(8, (choose, name) -> restarts(choose, name, true, false));
    assertEveryOrder(8, (choose, name) -> restarts(choose, name, false, true));
  }

  private static void assertEveryOrder(int depth, Scenario scenario) {
    Choices choices = new Choices(depth);
    do {
      scenario.run(choices, choices::toString);
    } while (choices.next());
    String choice = depth == TO_THE_END ? "all" : "the first " + depth;
    System.out.println(choices.runs() + " interleavings: " + choice + " choices");
    assertTrue(choices.runs() > 1_000, "too few to mean anything: " + choices.runs());
  }

  private static void glare(IntUnaryOperator choose, Supplier<String> name, int refusals) {
    TwoSides sides = new TwoSides().connected();
    sides
        .refusing(choose, refusals, 2)
        .politeDoes(() -> sides.polite.addTrack("p"))
        .impoliteDoes(() -> sides.impolite.addTrack("i"))
        .run(choose)
        .assertSettled(name);
    assertEquals(List.of("AUDIO:s:i"), sides.polite.received(), name);
    assertEquals(List.of("AUDIO:s:p"), sides.impolite.received(), name);
  }

  private static void tracks(IntUnaryOperator choose, Supplier<String> name, int refusals) {
    TwoSides sides = new TwoSides().refusing(choose, refusals, 2);
    sides
        .politeDoes(() -> sides.polite.addTrack("p1"))
        .politeDoes(() -> sides.polite.addTrack("p2"))
        .politeDoes(() -> sides.polite.removeTrack("p1"))
        .impoliteDoes(() -> sides.impolite.addTrack("i1"))
        .impoliteDoes(() -> sides.impolite.removeTrack("i1"))
        .impoliteDoes(() -> sides.impolite.addTrack("i2"))
        .run(choose)
        .assertSettled(name);
    assertEquals(List.of("AUDIO:s:i2"), sides.polite.received(), name);
    assertEquals(List.of("AUDIO:s:p2"), sides.impolite.received(), name);
  }

  private static void meeting(
      IntUnaryOperator choose, Supplier<String> name, TwoSides.Present present) {
    TwoSides sides = new TwoSides(present).refusing(choose, 1, 2);
    sides
        .politeDoes(() -> sides.polite.addTrack("p"))
        .impoliteDoes(() -> sides.impolite.addTrack("i"))
        .run(choose)
        .assertSettled(name);
    assertEquals(List.of("AUDIO:s:i"), sides.polite.received(), name);
    assertEquals(List.of("AUDIO:s:p"), sides.impolite.received(), name);
  }

  private static void restarts(
      IntUnaryOperator choose, Supplier<String> name, boolean polite, boolean impolite) {
    TwoSides sides = new TwoSides().connected();
    if (polite) {
      sides.politeDoes(sides.polite::restartIce);
    }
    if (impolite) {
      sides.impoliteDoes(sides.impolite::restartIce);
    }
    sides
        .politeDoes(() -> sides.polite.addTrack("p"))
        .impoliteDoes(() -> sides.impolite.addTrack("i"))
        .run(choose)
        .assertSettled(name);
    assertTrue(sides.polite.hasRestarted() && sides.impolite.hasRestarted(), name);
    assertEquals(List.of("AUDIO:s:i"), sides.polite.received(), name);
    assertEquals(List.of("AUDIO:s:p"), sides.impolite.received(), name);
  }
}
