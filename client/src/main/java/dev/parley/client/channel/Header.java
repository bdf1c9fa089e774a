package dev.parley.client.channel;

/**
 * A frame's header as it is written: numbers in units of seven bits, which are bytes of a binary
 * frame and characters of a text frame, each then one byte of UTF-8. A unit has six bits of a
 * number, the lowest first, and {@link #MORE} where others follow.
 */
final class Header {

  static final int MORE = 0x40;
  static final int MAX_NUMBER_LENGTH = 5;

  private final char[] units = new char[Framing.MAX_HEADER_LENGTH];
  private int length;

  Header(int kind) {
    put(kind);
  }

  /**
   * @param number from 0 to 2^30 - 1
   */
  Header put(int number) {
    int rest = number;
    while (rest >= MORE) {
      units[length++] = (char) (rest & MORE - 1 | MORE);
      rest >>>= 6;
    }
    units[length++] = (char) rest;
    return this;
  }

  /** The frame, with a part of {@code text} behind the header. */
  String with(String text, int from, int to) {
    return new String(units, 0, length).concat(text.substring(from, to));
  }

  /** The frame, with a part of {@code bytes} behind the header. */
  byte[] with(byte[] bytes, int from, int to) {
    byte[] frame = new byte[length + to - from];
    for (int i = 0; i < length; i++) {
      frame[i] = (byte) units[i];
    }
    System.arraycopy(bytes, from, frame, length, to - from);
    return frame;
  }

  /** A frame that is nothing but its header. */
  byte[] alone() {
    return with(new byte[0], 0, 0);
  }
}
