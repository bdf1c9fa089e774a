package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.Faults;
import dev.parley.testkit.TaskSource;
import dev.parley.testkit.VirtualLoop;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Two negotiators, and everything that can come before or after something else. */
class InterleavingsTest {

  /** How many choices are tried in every combination; from there on the first source goes on. */
  private static final int DEPTH = 8;

  private static final int RANDOM_SCHEDULES = 3_000;

  @Test
  void everyInterleavingEndsStableWithMatchingDescriptions() {
    Choices choices = new Choices(DEPTH);
    do {
      assertSettles(choices, choices::toString);
    } while (choices.next());
    System.out.println(choices.runs() + " interleavings of " + DEPTH + " choices");
    assertTrue(choices.runs() > 1_000, "too few to mean anything: " + choices.runs());
  }

  @Test
  void randomSchedulesEndStableWithMatchingDescriptions() {
    long firstSeed = new Random().nextLong();
    System.out.println("first seed " + firstSeed);
    for (long seed = firstSeed; seed < firstSeed + RANDOM_SCHEDULES; seed++) {
      Random random = new Random(seed);
      String name = "seed " + seed;
      assertSettles(random::nextInt, () -> name);
    }
  }

  private static void assertSettles(IntUnaryOperator choose, Supplier<String> name) {
    VirtualLoop loop = new VirtualLoop();
    Schedule schedule = new Schedule();
    FakeNetwork network = new FakeNetwork();
    NegotiatingSide polite = side(loop, schedule, network, true);
    NegotiatingSide impolite = side(loop, schedule, network, false);
    NegotiatingSide.connect(polite, impolite);
    TaskSource politesUser = schedule.source();
    politesUser.queue(() -> polite.addTrack("p1"));
    politesUser.queue(() -> polite.addTrack("p2"));
    politesUser.queue(() -> polite.removeTrack("p1"));
    TaskSource impolitesUser = schedule.source();
    impolitesUser.queue(() -> impolite.addTrack("i1"));
    impolitesUser.queue(() -> impolite.removeTrack("i1"));
    impolitesUser.queue(() -> impolite.addTrack("i2"));

    schedule.run(loop, choose);

    assertTrue(
        polite.isSettledWith(impolite),
        () -> name.get() + ":\n" + polite.connection + "\n" + impolite.connection);
    assertEquals(List.of("AUDIO:s:i2"), polite.connection.received(), name);
    assertEquals(List.of("AUDIO:s:p2"), impolite.connection.received(), name);
    assertEquals(List.of(), polite.reported, name);
    assertEquals(List.of(), impolite.reported, name);
    assertEquals(List.of(), loop.uncaught(), name);
  }

  private static NegotiatingSide side(
      VirtualLoop loop, Schedule schedule, FakeNetwork network, boolean polite) {
    return new NegotiatingSide(
        loop, network, schedule.source(), schedule.source(), Faults.NONE, polite, true);
  }
}
