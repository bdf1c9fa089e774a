package dev.parley.server.frame;

/** UTF-8 beyond ASCII (RFC 3629 §4): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

  private Utf8() {}

  /** How many bytes the character at {@code at} has: 2 to 4, or 0 where they are not one. */
  static int length(byte[] text, int at) {
    int lead = text[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return tail(text, at + 1) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int low = lead == 0xE0 ? 0xA0 : 0x80;
      int high = lead == 0xED ? 0x9F : 0xBF;
      return within(text, at + 1, low, high) && tail(text, at + 2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int low = lead == 0xF0 ? 0x90 : 0x80;
      int high = lead == 0xF4 ? 0x8F : 0xBF;
      boolean valid = within(text, at + 1, low, high) && tail(text, at + 2) && tail(text, at + 3);
      return valid ? 4 : 0;
    }
    return 0;
  }

  private static boolean tail(byte[] text, int at) {
    return within(text, at, 0x80, 0xBF);
  }

  private static boolean within(byte[] text, int at, int low, int high) {
    return at < text.length && (text[at] & 0xFF) >= low && (text[at] & 0xFF) <= high;
  }
}
