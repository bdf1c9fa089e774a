package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Checks a claim that others will be shown: of moderate length, and well-formed Unicode. */
final class BoundedText {

  /** A profile, which a name becomes a part of, has 2 KiB. */
  static final int MAX_LENGTH = 256;

  private BoundedText() {}

  /**
   * @param what its name, for the message
   * @throws IllegalArgumentException that does not quote {@code text}
   */
  static String check(String what, String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters; allowed are 1 to " + MAX_LENGTH);
    }
    if (!UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(what + " has half a surrogate pair");
    }
    return text;
  }
}
