package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Two negotiators, what their users do and what is refused, and when: all by chance. A seed makes
 * the same run again.
 */
class RandomSchedulesTest {

  private static final int SCHEDULES = 100_000;

  /** Fewer than a side bears in a row ({@link Retry#MAX_TIMES}). */
  private static final int MAX_REFUSALS = 4;

  private static final int MAX_ACTIONS = 5;

  @Test
  void everyScheduleEndsStableWithMatchingDescriptions() {
    long firstSeed = Long.getLong("parley.seed", System.nanoTime());
    System.out.println("RandomSchedulesTest: " + SCHEDULES + " from -Dparley.seed=" + firstSeed);
    for (long seed = firstSeed; seed != firstSeed + SCHEDULES; seed++) {
      String name = "-Dparley.seed=" + seed;
      run(new Random(seed), () -> name);
    }
  }

  private static void run(Random random, Supplier<String> name) {
    TwoSides.Present[] presents = TwoSides.Present.values();
    TwoSides sides = new TwoSides(presents[random.nextInt(presents.length)]);
    if (random.nextBoolean()) {
      sides.connected();
    }
    if (random.nextBoolean()) {
      sides.refusing(random::nextInt, MAX_REFUSALS, 8);
    }
    User polite = new User(sides.polite);
    User impolite = new User(sides.impolite);
    plan(random, polite).forEach(sides::politeDoes);
    plan(random, impolite).forEach(sides::impoliteDoes);

    sides.run(random::nextInt);

    boolean nothingWasSaid =
        sides.polite.connection.usernameFragment().isEmpty()
            && polite.tracks.isEmpty()
            && impolite.tracks.isEmpty();
    if (nothingWasSaid) {
      sides.assertAtRest(name);
      return;
    }
    sides.assertSettled(name);
    assertEquals(impolite.tracks, Set.copyOf(sides.polite.received()), name);
    assertEquals(polite.tracks, Set.copyOf(sides.impolite.received()), name);
    assertTrue(polite.sawItsRestart(), name);
    assertTrue(impolite.sawItsRestart(), name);
  }

  private static List<Runnable> plan(Random random, User user) {
    List<Runnable> plan = new ArrayList<>();
    int tracks = 0;
    for (int i = random.nextInt(MAX_ACTIONS + 1); i > 0; i--) {
      int what = random.nextInt(4);
      if (what == 0) {
        plan.add(user::restartIce);
      } else if (what == 1 && tracks > 0) {
        String id = "t" + (1 + random.nextInt(tracks));
        plan.add(() -> user.remove(id));
      } else {
        String id = "t" + ++tracks;
        plan.add(() -> user.add(id));
      }
    }
    return plan;
  }

  /** One side's user, and what it expects to come of what it did. */
  private static final class User {

    private final NegotiatingSide side;

    /** What it sends in the end, as descriptions have it. */
    private final Set<String> tracks = new HashSet<>();

    /** The fragment that was to be replaced; empty where none was. */
    private String former = "";

    User(NegotiatingSide side) {
      this.side = side;
    }

    void add(String id) {
      tracks.add("AUDIO:s:" + id);
      side.addTrack(id);
    }

    void remove(String id) {
      if (tracks.remove("AUDIO:s:" + id)) {
        side.removeTrack(id);
      }
    }

    void restartIce() {
      former = side.connection.usernameFragment();
      side.restartIce();
    }

    boolean sawItsRestart() {
      return former.isEmpty() || !side.connection.usernameFragment().equals(former);
    }
  }
}
