package dev.parley.benchmarks.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One WebSocket frame to be sent again and again, in which only the time and the number change.
 * Masked with zeros (RFC 6455 §5.3), so that nothing need be computed.
 */
final class Template {

  /**
   * In front of the time of sending, in nanoseconds, as 16 hexadecimal digits, and the message's
   * number as 8.
   */
  static final byte[] MARK = "~MRK".getBytes(StandardCharsets.US_ASCII);

  static final int TIME_DIGITS = 16;
  static final int COUNT_DIGITS = 8;

  private static final String TIME = "0".repeat(TIME_DIGITS + COUNT_DIGITS);
  private static final String NUMBER = " ".repeat(10);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] frame;
  private final int timeAt;
  private final int numberAt;

  /**
   * @param size of the payload of the frame, in bytes
   */
  Template(String message, String to, int size) {
    String filled =
        message
            .replace("{to}", to)
            .replace("{id}", NUMBER)
            .replace("{mark}", new String(MARK, StandardCharsets.US_ASCII) + TIME);
    int pad = Math.max(0, size - (filled.length() - "{pad}".length()));
    byte[] payload = filled.replace("{pad}", "x".repeat(pad)).getBytes(StandardCharsets.US_ASCII);
    frame = frame(payload);
    timeAt = filled.indexOf(TIME) + frame.length - payload.length;
    numberAt =
        message.contains("{id}") ? filled.indexOf(NUMBER) + frame.length - payload.length : -1;
  }

  /** A whole text frame. */
  static byte[] frame(byte[] payload) {
    int head = payload.length < 126 ? 6 : 8;
    byte[] frame = new byte[head + payload.length];
    frame[0] = (byte) 0x81;
    if (payload.length < 126) {
      frame[1] = (byte) (0x80 | payload.length);
    } else {
      frame[1] = (byte) (0x80 | 126);
      frame[2] = (byte) (payload.length >> 8);
      frame[3] = (byte) payload.length;
    }
    System.arraycopy(payload, 0, frame, head, payload.length);
    return frame;
  }

  int length() {
    return frame.length;
  }

  /** Writes the frame as it is to be sent now. */
  void put(ByteBuffer out, long nanos, long number) {
    hex(nanos, timeAt, TIME_DIGITS);
    hex(number, timeAt + TIME_DIGITS, COUNT_DIGITS);
    if (numberAt >= 0) {
      // White space may stand in front of a number, zeros may not.
      long rest = number;
      for (int i = NUMBER.length() - 1; i >= 0; i--) {
        frame[numberAt + i] = rest > 0 ? (byte) ('0' + rest % 10) : (byte) ' ';
        rest /= 10;
      }
    }
    out.put(frame);
  }

  private void hex(long value, int at, int digits) {
    for (int i = 0; i < digits; i++) {
      frame[at + i] = HEX[(int) (value >>> 4 * (digits - 1 - i)) & 15];
    }
  }
}
