package dev.parley.client.channel;

/** The numbers of PROTOCOL.md's framing. Lengths are in bytes, of a text in UTF-16 units. */
public final class Framing {

  /**
   * The shortest fragment that is no message's last: so that a message is of a bounded number of
   * fragments, however little is in each of them.
   */
  public static final int MIN_FRAGMENT_LENGTH = 2 * 1024;

  /** The longest header: kind, mark, number, total, offset. */
  public static final int MAX_HEADER_LENGTH = 1 + 4 * Header.MAX_NUMBER_LENGTH;

  /**
   * The longest frame that is sent: 64 KiB of a message, and its header. Longer ones are no faster
   * in any browser, and what another channel has to say waits for the whole of one.
   */
  public static final int MAX_FRAME_LENGTH = 64 * 1024 + MAX_HEADER_LENGTH;

  /**
   * What a frame's length is limited to at least: a fragment is one unit shorter where it would end
   * between two surrogates.
   */
  public static final int MIN_FRAME_LENGTH = MAX_HEADER_LENGTH + MIN_FRAGMENT_LENGTH + 1;

  /** How many messages may be under way unconfirmed. */
  public static final int WINDOW = 4_096;

  /** Message numbers are counted modulo 2^24. */
  static final int NUMBER_MASK = 0xFF_FFFF;

  /** What a fragment that waits for the rest is counted as beside its own length. */
  static final int FRAGMENT_OVERHEAD = 128;

  /** How many unfinished messages an unreliable channel keeps: the rest of them may never come. */
  static final int MAX_UNFINISHED = 16;

  /** A message in one frame: number, content. */
  static final int WHOLE = 0;

  /** A part of a message: number, total length, offset, content. */
  static final int FRAGMENT = 1;

  /** All before this number have arrived. */
  static final int ACK = 2;

  /** Who speaks, whom it knows, and the number of the first message that has not arrived. */
  static final int HELLO = 3;

  /** The channel is closed on purpose. */
  static final int CLOSE = 4;

  /** A frame that asked has been handled: its mark. */
  static final int ECHO = 5;

  /** Added to the kind of a message's frame that asks to be echoed: a mark follows. */
  static final int ASKS = 8;

  private Framing() {}

  /** How far {@code number} is ahead of {@code from}; more than half of all if it is behind. */
  static int ahead(int number, int from) {
    return number - from & NUMBER_MASK;
  }

  static int after(int number) {
    return number + 1 & NUMBER_MASK;
  }
}
