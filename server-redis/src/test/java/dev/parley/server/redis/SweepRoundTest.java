package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SweepRoundTest {

  private static final int STEPS = 300;

  private static List<RoomName> rooms(int count) {
    return IntStream.range(0, count).mapToObj(i -> new RoomName("room-" + i)).toList();
  }

  @Test
  void takesEachRoomOnceInEqualPartsAndIsThroughBeforeTheNextBegins() {
    List<RoomName> rooms = rooms(9_000);
    SweepRound round = new SweepRound(rooms);
    List<RoomName> taken = new ArrayList<>();
    for (int i = 1; i <= 0.9 * STEPS; i++) {
      List<RoomName> turn = round.take((double) i / STEPS);
      // 9,000 in 270 steps; rounding may move one from a step to the next.
      assertEquals(33, turn.size(), 1);
      taken.addAll(turn);
    }
    taken.addAll(round.take(0.91));
    assertEquals(rooms, taken);
    assertTrue(round.left.isEmpty());
  }

  @Test
  void partThatComesLateTakesWhatWasDueMeanwhile() {
    SweepRound round = new SweepRound(rooms(9_000));
    round.take(0.01);
    assertEquals(4_900, round.take(0.5).size());
  }

  @Test
  void singleRoomIsTakenAtOnce() {
    assertEquals(1, new SweepRound(rooms(1)).take(0.001).size());
  }

  @Test
  void nothingIsTakenBeforeItsTime() {
    assertEquals(List.of(), new SweepRound(rooms(9_000)).take(0));
  }

  @Test
  void allCanBeTakenAtOnce() {
    assertEquals(9_000, new SweepRound(rooms(9_000)).take(1).size());
  }
}
