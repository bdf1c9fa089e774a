package dev.parley.client;

/** What UTF-8 (RFC 3629) costs, without encoding. */
final class Utf8 {

  private Utf8() {}

  /** The bytes of {@code text}; a lone surrogate counts as the replacement character's three. */
  static long length(String text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      if (c < 0x800) {
        length += 1;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        length += 2; // four bytes for two chars
        i++;
      } else {
        length += 2;
      }
    }
    return length;
  }
}
