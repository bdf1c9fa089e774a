package dev.parley.server.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One text frame for a client, in UTF-8: a JSON object that begins with its brace. It may wait in
 * many outboxes at once, as a broadcast does, so nobody may change its bytes.
 */
public final class TextFrame {

  private static final byte[] SEQ = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final long bornAt;

  /**
   * Takes the array over: the caller gives up the right to change it.
   *
   * @param bornAt when what it tells came in, or was made, by the relay's clock in nanoseconds
   */
  public TextFrame(byte[] bytes, long bornAt) {
    this.bytes = bytes;
    this.bornAt = bornAt;
  }

  public static TextFrame of(String text, long bornAt) {
    return new TextFrame(text.getBytes(StandardCharsets.UTF_8), bornAt);
  }

  /** In bytes. */
  public int size() {
    return bytes.length;
  }

  public long bornAt() {
    return bornAt;
  }

  /** A buffer of its own over the shared bytes: for reading only. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes);
  }

  /**
   * The same frame for one receiver, with {@code seq} in front: a copy, as others get other
   * numbers.
   *
   * @param seq from 1 on
   */
  public TextFrame numbered(long seq) {
    int digits = digits(seq);
    int head = SEQ.length + digits + 1;
    byte[] numbered = new byte[head + bytes.length - 1];
    System.arraycopy(SEQ, 0, numbered, 0, SEQ.length);
    long rest = seq;
    for (int at = head - 2; at >= SEQ.length; at--) {
      numbered[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    numbered[head - 1] = ',';
    System.arraycopy(bytes, 1, numbered, head, bytes.length - 1);
    return new TextFrame(numbered, bornAt);
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
    return "TextFrame[" + bytes.length + " bytes]";
  }
}
