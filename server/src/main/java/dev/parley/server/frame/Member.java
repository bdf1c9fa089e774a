package dev.parley.server.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The members of a frame that the relay reads, or whose presence matters to it. */
enum Member {
  TYPE("type", true, false),
  TO("to", true, true),
  FROM("from", true, true),
  ID("id", true, true),
  SEQ("seq", true, true),
  SDP("sdp", false, false),
  CANDIDATE("candidate", false, false),
  DATA("data", false, false);

  private static final Member[] ALL = values();

  private final String wireName;
  private final byte[] bytes;
  private final boolean single;
  private final boolean dropped;

  Member(String wireName, boolean single, boolean dropped) {
    this.wireName = wireName;
    this.bytes = wireName.getBytes(StandardCharsets.US_ASCII);
    this.single = single;
    this.dropped = dropped;
  }

  String wireName() {
    return wireName;
  }

  /** Whether a frame that has it twice is malformed: two readers might take different ones. */
  boolean single() {
    return single;
  }

  /** Whether the receiver does not get it from the sender. */
  boolean dropped() {
    return dropped;
  }

  int bit() {
    return 1 << ordinal();
  }

  /** The member whose name, its quotes included, stands there; null if it is none of these. */
  static Member at(byte[] text, int from, int to, boolean escaped) {
    if (escaped) {
      byte[] name = JsonString.decode(text, from, to).getBytes(StandardCharsets.UTF_8);
      return named(name, 0, name.length);
    }
    return named(text, from + 1, to - 1);
  }

  private static Member named(byte[] text, int from, int to) {
    for (Member member : ALL) {
      if (Arrays.equals(text, from, to, member.bytes, 0, member.bytes.length)) {
        return member;
      }
    }
    return null;
  }
}
