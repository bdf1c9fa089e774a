package dev.parley.server.frame;

import java.nio.charset.StandardCharsets;

/** The content of a well-formed JSON string (RFC 8259 §7) that matters only where it is ASCII. */
final class JsonString {

  private JsonString() {}

  /**
   * Unescapes the string whose quotes stand at {@code from} and {@code to - 1}. What is beyond
   * ASCII comes out as some other characters beyond ASCII: never as one of a name that is looked
   * for.
   */
  static String decode(byte[] text, int from, int to) {
    StringBuilder decoded = new StringBuilder(to - from);
    int at = from + 1;
    while (at < to - 1) {
      if (text[at] != '\\') {
        decoded.append((char) (text[at] & 0xFF));
        at++;
      } else if (text[at + 1] == 'u') {
        decoded.append((char) Integer.parseInt(ascii(text, at + 2, at + 6), 16));
        at += 6;
      } else {
        decoded.append(unescaped(text[at + 1]));
        at += 2;
      }
    }
    return decoded.toString();
  }

  static String ascii(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static char unescaped(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) escape;
    };
  }
}
