package dev.parley.demo.page.state;

import java.util.function.IntUnaryOperator;

/** Proposes names for rooms: easy to say, hard to guess. */
public final class RoomNames {

  private static final String[] QUALITIES = {
    "amber", "bold", "brave", "bright", "brisk", "calm", "clear", "clever", "cosy", "crisp",
        "early",
    "easy", "fair", "fond", "fresh", "gentle", "glad", "golden", "green", "happy", "honest",
        "jolly",
    "keen", "kind", "light", "lively", "lucky", "mellow", "merry", "mild", "neat", "noble", "proud",
    "quick", "quiet", "rosy", "silver", "smooth", "snug", "spry", "still", "sunny", "sweet",
        "swift",
    "tidy", "warm", "wise", "witty"
  };

  private static final String[] CREATURES = {
    "badger", "beaver", "bee", "crane", "cricket", "deer", "dolphin", "dove", "eagle", "falcon",
    "finch", "fox", "gecko", "goose", "hare", "hawk", "heron", "ibex", "jay", "koala", "lark",
    "lemur", "lynx", "magpie", "marten", "mole", "moose", "newt", "osprey", "otter", "owl", "panda",
    "pelican", "pony", "puffin", "quail", "raven", "robin", "salmon", "seal", "sparrow", "stork",
    "swan", "tern", "toad", "turtle", "vole", "wren"
  };

  /** No vowels, so that no word comes out; nothing that looks like something else. */
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";

  private static final int ENDING = 5;

  private RoomNames() {}

  /**
   * A name such as {@code quiet-otter-7kf2m}: one of 33,000 million. Who knows the name may come
   * in, so the numbers should be unpredictable.
   *
   * @param below gives a random number from 0 to, but not including, its argument
   */
  public static String propose(IntUnaryOperator below) {
    StringBuilder name = new StringBuilder();
    name.append(QUALITIES[below.applyAsInt(QUALITIES.length)]).append('-');
    name.append(CREATURES[below.applyAsInt(CREATURES.length)]).append('-');
    for (int i = 0; i < ENDING; i++) {
      name.append(LETTERS.charAt(below.applyAsInt(LETTERS.length())));
    }
    return name.toString();
  }
}
