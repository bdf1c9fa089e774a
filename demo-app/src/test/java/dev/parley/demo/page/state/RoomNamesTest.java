package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomNamesTest {

  private static final long SEED = 42;

  @Test
  void everyProposalIsARoomsName() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      String name = RoomNames.propose(random::nextInt);
      assertEquals(name, new RoomName(name).value());
      assertTrue(name.matches("[a-z]+-[a-z]+-[b-z2-9]{5}"), name);
    }
  }

  @Test
  void proposalsDiffer() {
    Random random = new Random(SEED);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      names.add(RoomNames.propose(random::nextInt));
    }
    assertEquals(1_000, names.size());
  }

  @Test
  void firstAndLastWordsCanBeProposed() {
    assertEquals("amber-badger-bbbbb", RoomNames.propose(bound -> 0));
    assertEquals("witty-wren-99999", RoomNames.propose(bound -> bound - 1));
  }
}
