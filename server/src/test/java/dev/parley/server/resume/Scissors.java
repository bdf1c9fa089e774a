package dev.parley.server.resume;

import dev.parley.server.resume.CutSocket.Ending;
import java.util.Random;

/** Where each connection is to be cut, and how, by a seed. */
final class Scissors {

  /** What the client is at when it is cut. */
  enum Stage {
    /** Some bytes of the HTTP request are written. */
    HANDSHAKE,
    /** Some bytes of {@code resume} are. */
    SENDING_RESUME,
    /** {@code resume} is written, and some bytes of the answer are read. */
    READING_RESUMED,
    /** {@code resumed} has come; some bytes of what the server sends again are read. */
    READING_REPLAY,
    /** {@code resumed} has come; some bytes of what the client sends again are written. */
    SENDING_REPLAY,
    /** Later, between frames or inside one that is being sent. */
    SENDING,
    /** Later, between frames or inside one that is being received. */
    READING
  }

  /**
   * @param bytes that get through at that stage
   */
  record Plan(Stage stage, int bytes, Ending ending) {}

  private static final Stage[] STAGES = Stage.values();
  private static final Ending[] ENDINGS = Ending.values();

  private final Random random;

  Scissors(Random random) {
    this.random = random;
  }

  Plan next() {
    Stage stage = STAGES[random.nextInt(STAGES.length)];
    int most =
        switch (stage) {
          case HANDSHAKE -> 160;
          case SENDING_RESUME -> 140;
          // Of the frame that is some 130 bytes long; or else what follows it is cut.
          case READING_RESUMED -> 160;
          case READING_REPLAY, SENDING_REPLAY -> 1_500;
          case SENDING, READING -> 4_000;
        };
    return new Plan(stage, 1 + random.nextInt(most), ENDINGS[random.nextInt(ENDINGS.length)]);
  }

  Ending ending() {
    return ENDINGS[random.nextInt(ENDINGS.length)];
  }
}
