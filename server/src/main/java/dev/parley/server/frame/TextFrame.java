package dev.parley.server.frame;

import dev.parley.protocol.PeerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One text frame for a client, in UTF-8: a JSON object that begins with its brace. It may wait in
 * many outboxes at once, as a broadcast does, so nobody may change its bytes.
 */
public final class TextFrame {

  private static final byte[] SEQ = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);

  /** In front of a frame for one receiver: for the longest number, 2^53-1, and a comma. */
  static final int HEADROOM = SEQ.length + 16 + 1;

  private final byte[] bytes;

  /** Where the frame begins. */
  private final int from;

  private final long bornAt;

  /** Whose presence this tells of; null if it tells something else. */
  private final PeerId present;

  /** Whether it tells that this peer is gone for good. */
  private final boolean departure;

  private TextFrame(byte[] bytes, int from, long bornAt, PeerId present, boolean departure) {
    this.bytes = bytes;
    this.from = from;
    this.bornAt = bornAt;
    this.present = present;
    this.departure = departure;
  }

  private TextFrame(byte[] bytes, int from, long bornAt) {
    this(bytes, from, bornAt, null, false);
  }

  /**
   * Takes the array over: the caller gives up the right to change it.
   *
   * @param bornAt when what it tells came in, or was made, by the relay's clock in nanoseconds
   */
  public TextFrame(byte[] bytes, long bornAt) {
    this(bytes, 0, bornAt);
  }

  public static TextFrame of(String text, long bornAt) {
    return new TextFrame(text.getBytes(StandardCharsets.UTF_8), bornAt);
  }

  /**
   * A frame for a single receiver, which gives it one number at most: it can be written in front of
   * it where it is.
   *
   * @param bytes the frame behind {@link #HEADROOM} bytes of nothing
   */
  static TextFrame forOne(byte[] bytes, long bornAt) {
    return new TextFrame(bytes, HEADROOM, bornAt);
  }

  /** The same frame, known to tell that this peer is suspended, or that it is no more. */
  public TextFrame ofSuspension(PeerId peer) {
    return new TextFrame(bytes, from, bornAt, peer, false);
  }

  /** The same frame, known to tell that this peer is gone for good. */
  public TextFrame ofDeparture(PeerId peer) {
    return new TextFrame(bytes, from, bornAt, peer, true);
  }

  /**
   * Whether it tells how a peer that its receiver knows is present: suspended, no more suspended,
   * gone. Of several about one peer only the latest matters to who has seen none of them.
   */
  public boolean isOfPresence() {
    return present != null;
  }

  /**
   * Whether a receiver that has not seen {@code earlier} misses nothing by never seeing it.
   *
   * @param earlier the last before this that {@link #isOfPresence tells of} that peer
   */
  public boolean supersedes(TextFrame earlier) {
    return isOfPresence() && present.equals(earlier.present);
  }

  /**
   * Whether a receiver that has not seen what this supersedes misses nothing by never seeing this
   * either: one says that a peer is suspended and the other that it is no more. A room tells only
   * of changes, so that two that follow one another are never the same.
   */
  public boolean undoes() {
    return isOfPresence() && !departure;
  }

  /** In bytes. */
  public int size() {
    return bytes.length - from;
  }

  public long bornAt() {
    return bornAt;
  }

  /** A buffer of its own over the shared bytes: for reading only. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes, from, bytes.length - from).slice();
  }

  /**
   * The same frame for one receiver, with {@code seq} in front. One that is for many is copied, as
   * the others get other numbers.
   *
   * @param seq from 1 on; always the same for a frame that is for one, which from then on is not to
   *     be written without it
   */
  public TextFrame numbered(long seq) {
    int head = SEQ.length + digits(seq) + 1;
    // The brace gives way.
    int rest = from + 1;
    byte[] numbered = bytes;
    if (rest < head) {
      numbered = new byte[head + bytes.length - rest];
      System.arraycopy(bytes, rest, numbered, head, bytes.length - rest);
      rest = head;
    }
    int begin = rest - head;
    System.arraycopy(SEQ, 0, numbered, begin, SEQ.length);
    long left = seq;
    for (int at = rest - 2; at >= begin + SEQ.length; at--) {
      numbered[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    numbered[rest - 1] = ',';
    return new TextFrame(numbered, begin, bornAt);
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  @Override
  public String toString() {
    // Not the text: it may be a payload, and this may end in a log.
    return "TextFrame[" + size() + " bytes]";
  }
}
