package dev.parley.server.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One text frame for a client, in UTF-8. It may wait in many outboxes at once, as a broadcast does,
 * so nobody may change its bytes.
 */
public final class TextFrame {

  private final byte[] bytes;

  /** Takes the array over: the caller gives up the right to change it. */
  public TextFrame(byte[] bytes) {
    this.bytes = bytes;
  }

  public static TextFrame of(String text) {
    return new TextFrame(text.getBytes(StandardCharsets.UTF_8));
  }

  /** In bytes. */
  public int size() {
    return bytes.length;
  }

  /** A buffer of its own over the shared bytes: for reading only. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public String toString() {
    // Not the text: it may be a payload, and this may end in a log.
    return "TextFrame[" + bytes.length + " bytes]";
  }
}
