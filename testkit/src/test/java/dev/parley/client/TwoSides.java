package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.Faults;
import dev.parley.testkit.TaskSource;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Two negotiators, and their users, who each do at any time the next of what they mean to do. */
final class TwoSides {

  final NegotiatingSide polite;
  final NegotiatingSide impolite;

  private final VirtualLoop loop = new VirtualLoop();
  private final Schedule schedule = new Schedule();
  private final FakeNetwork network = new FakeNetwork(loop, 4);
  private final TaskSource politesUser = schedule.source();
  private final TaskSource impolitesUser = schedule.source();

  private Faults faults = Faults.NONE;
  private final List<String> refused = new ArrayList<>();

  /** Who waits with its first offer for the other's. */
  enum Present {
    NEITHER,
    POLITE,
    IMPOLITE
  }

  TwoSides() {
    this(Present.NEITHER);
  }

  TwoSides(Present present) {
    polite = side(true, present != Present.POLITE);
    impolite = side(false, present != Present.IMPOLITE);
    NegotiatingSide.connect(polite, impolite);
  }

  private NegotiatingSide side(boolean isPolite, boolean offersFirst) {
    return new NegotiatingSide(
        loop, network, schedule.source(), schedule.source(), this::fails, isPolite, offersFirst);
  }

  private boolean fails(Faults.Operation operation) {
    boolean fails = faults.fails(operation);
    if (fails) {
      refused.add(planned(operation));
    }
    return fails;
  }

  /** They have negotiated a data channel before anything else happens. */
  TwoSides connected() {
    polite.openChannel();
    impolite.openChannel();
    schedule.run(loop, bound -> 0);
    assertSettled(() -> "at first");
    polite.forget();
    impolite.forget();
    return this;
  }

  /**
   * From now on operations are refused, by choice.
   *
   * @param most how many, at most
   * @param oneIn the chance of each; 2 for a sequence of choices
   */
  TwoSides refusing(IntUnaryOperator choose, int most, int oneIn) {
    faults = operation -> refused.size() < most && choose.applyAsInt(oneIn) == 1;
    return this;
  }

  TwoSides politeDoes(Runnable action) {
    politesUser.queue(action);
    return this;
  }

  TwoSides impoliteDoes(Runnable action) {
    impolitesUser.queue(action);
    return this;
  }

  TwoSides run(IntUnaryOperator choose) {
    schedule.run(loop, choose);
    return this;
  }

  /** Both are stable, with one another's descriptions or none, and neither has more to say. */
  void assertAtRest(Supplier<String> name) {
    assertTrue(
        polite.connection.isSettled() && impolite.connection.isSettled(),
        () -> name.get() + ":\n" + polite.connection + "\n" + impolite.connection);
  }

  /** Both are stable, with one another's descriptions, and nothing went wrong but what was to. */
  void assertSettled(Supplier<String> name) {
    assertTrue(
        polite.isSettledWith(impolite),
        () -> name.get() + ":\n" + polite.connection + "\n" + impolite.connection);
    assertEquals(List.of(), loop.uncaught(), name);
    // Of a candidate's refusal nothing is said while the other side's offer is ignored.
    List<String> reported = new ArrayList<>();
    polite.reported.forEach(error -> reported.add(error.getMessage()));
    impolite.reported.forEach(error -> reported.add(error.getMessage()));
    String ofCandidate = planned(Faults.Operation.ADD_ICE_CANDIDATE);
    reported.removeIf(ofCandidate::equals);
    reported.sort(null);
    List<String> expected = new ArrayList<>(refused);
    expected.removeIf(ofCandidate::equals);
    expected.sort(null);
    assertEquals(expected, reported, name);
  }

  private static String planned(Faults.Operation operation) {
    return "planned failure of " + operation;
  }
}
