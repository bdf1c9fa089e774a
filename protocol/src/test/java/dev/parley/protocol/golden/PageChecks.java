package dev.parley.protocol.golden;

import dev.parley.protocol.Codec;
import dev.parley.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** All checks in one run, for a page that has no test framework. */
public final class PageChecks {

  private static final int MUTATIONS_A_GOLDEN = 100;

  private final Codec codec;
  private final UnaryOperator<String> texts;
  private final long seed;
  private final List<String> failures = new ArrayList<>();
  private int passed;

  /**
   * @param texts gives a golden's text for its path
   * @param seed of the mutations
   */
  public PageChecks(Json json, UnaryOperator<String> texts, long seed) {
    this.codec = new Codec(json);
    this.texts = texts;
    this.seed = seed;
  }

  /** One line for each check that failed, and a last one that tells how many passed. */
  public String run() {
    for (JsonContract.Check check : JsonContract.of(codec.json())) {
      check(check.name(), check.body());
    }
    goldens(Direction.CLIENT);
    goldens(Direction.SERVER);
    StringBuilder verdict = new StringBuilder();
    for (String failure : failures) {
      verdict.append(failure).append('\n');
    }
    return verdict.append("passed: ").append(passed).toString();
  }

  private <F> void goldens(Direction<F> direction) {
    for (Golden<F> golden : direction.goldens(codec)) {
      String text = texts.apply(golden.path());
      check(golden.path(), () -> CodecChecks.golden(codec, direction, text, golden.frame()));
      check(golden.path() + " mutated, seed " + seed, () -> mutate(direction, text));
    }
  }

  private <F> void mutate(Direction<F> direction, String text) {
    Mutator mutator = new Mutator(seed);
    for (int i = 0; i < MUTATIONS_A_GOLDEN; i++) {
      CodecChecks.anything(codec, direction, mutator.mutate(text));
    }
  }

  private void check(String name, JsonContract.Body body) {
    try {
      body.run();
      passed++;
    } catch (Throwable e) {
      failures.add("failed: " + name + ": " + e);
    }
  }
}
