package dev.parley.server.redis;

import dev.parley.server.engine.RelayResult;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a node has of those that cross a {@link Bridge} to it, as it is published to who sent them.
 *
 * @param from the node that has them
 * @param stream whose numbers these are
 * @param upTo all up to this one; {@link #UNKNOWN} if it knows of no such stream, and what begins
 *     one has not come
 * @param isGap whether some behind it may have got lost on their way, and are to be sent again
 * @param failures of those of them that did not get to their addressee what became of them, as far
 *     as the sender may not know of it
 */
record Receipt(
    String from, String stream, long upTo, boolean isGap, Map<Long, RelayResult> failures) {

  static final long UNKNOWN = -1;

  private static final byte[] BEGINNING = Bytes.of("crossed ");

  private static final int WORDS = 5;

  static boolean isOne(byte[] published) {
    return Bytes.startsWith(published, BEGINNING);
  }

  boolean isUnknown() {
    return upTo == UNKNOWN;
  }

  byte[] encode() {
    String numbers = upTo + " " + (isGap ? 1 : 0);
    String failed =
        failures.entrySet().stream()
            .map(failure -> " " + failure.getKey() + "=" + failure.getValue())
            .collect(Collectors.joining());
    return Bytes.of("crossed " + from + " " + stream + " " + numbers + failed);
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static Receipt decode(byte[] published) {
    String[] words = Bytes.text(published).split(" ");
    if (words.length < WORDS) {
      throw new IllegalArgumentException(words.length + " words instead of " + WORDS);
    }
    Map<Long, RelayResult> failures = new HashMap<>();
    for (int i = WORDS; i < words.length; i++) {
      int sign = words[i].indexOf('=');
      if (sign < 0) {
        throw new IllegalArgumentException("no failure: " + words[i]);
      }
      failures.put(
          Long.parseLong(words[i].substring(0, sign)),
          RelayResult.valueOf(words[i].substring(sign + 1)));
    }
    return new Receipt(
        words[1], words[2], Long.parseLong(words[3]), words[4].equals("1"), failures);
  }
}
