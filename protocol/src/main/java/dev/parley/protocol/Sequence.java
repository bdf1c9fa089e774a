package dev.parley.protocol;

import java.util.OptionalLong;

/** Checks the numbers that count frames: 0 (none yet) to {@link Protocol#MAX_SEQUENCE}. */
final class Sequence {

  private Sequence() {}

  static void check(String what, long value) {
    if (value < 0 || value > Protocol.MAX_SEQUENCE) {
      throw new IllegalArgumentException(what + " is not an integer from 0 to 2^53-1");
    }
  }

  static void check(String what, OptionalLong value) {
    if (value.isPresent()) {
      check(what, value.getAsLong());
    }
  }
}
