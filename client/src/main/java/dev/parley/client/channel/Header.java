package dev.parley.client.channel;

import dev.parley.client.port.DataChannel;
import dev.parley.client.port.DataChannelSend;

/**
 * A frame's header as it is written: numbers in units of seven bits, which are bytes of a binary
 * frame and characters of a text frame, each then one byte of UTF-8. A unit has six bits of a
 * number, the lowest first, and {@link #MORE} where others follow.
 */
final class Header {

  static final int MORE = 0x40;
  static final int MAX_NUMBER_LENGTH = 5;

  /** Of a mark. */
  static final int MARK_LENGTH = 3;

  /**
   * Of a message's number behind a mark: kind, mark and number are eight units then, so that what
   * is behind them can be taken as a view, in which numbers of any length begin where they must.
   */
  static final int ALIGNED_NUMBER_LENGTH = 4;

  private final char[] units = new char[Framing.MAX_HEADER_LENGTH];
  private int length;

  /** Begins a frame of that kind; what was written before is forgotten. */
  Header begin(int kind) {
    length = 0;
    return put(kind);
  }

  /**
   * @param number from 0 to 2^30 - 1
   */
  Header put(int number) {
    return put(number, 1);
  }

  /** Puts it in at least so many units. */
  Header put(int number, int minLength) {
    int rest = number;
    int more = minLength - 1;
    while (rest >= MORE || more > 0) {
      units[length++] = (char) (rest & MORE - 1 | MORE);
      rest >>>= 6;
      more--;
    }
    units[length++] = (char) rest;
    return this;
  }

  /** The frame, with a part of {@code text} behind the header. */
  String with(String text, int from, int to) {
    return new String(units, 0, length).concat(text.substring(from, to));
  }

  /** Sends the frame with a part of {@code bytes} behind the header, put together in {@code at}. */
  DataChannelSend send(DataChannel channel, byte[] at, byte[] bytes, int from, int to) {
    for (int i = 0; i < length; i++) {
      at[i] = (byte) units[i];
    }
    System.arraycopy(bytes, from, at, length, to - from);
    return channel.send(at, length + to - from);
  }

  /** Sends a frame that is nothing but its header. */
  void sendAlone(DataChannel channel) {
    send(channel, new byte[length], new byte[0], 0, 0);
  }
}
