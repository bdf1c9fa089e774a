package dev.parley.server.redis;

import dev.parley.server.frame.TextFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Between what Redis takes and gives, bytes, and what we know. */
final class Bytes {

  private Bytes() {}

  static boolean startsWith(byte[] bytes, byte[] beginning) {
    int length = beginning.length;
    return bytes.length >= length && Arrays.equals(bytes, 0, length, beginning, 0, length);
  }

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] of(long number) {
    return of(Long.toString(number));
  }

  static byte[] of(TextFrame frame) {
    ByteBuffer buffer = frame.buffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** What a script answers is text or a number. */
  static String text(Object answered) {
    return answered instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(answered);
  }

  static long number(Object answered) {
    return answered instanceof Long number ? number : Long.parseLong(text(answered));
  }
}
