package dev.parley.e2e.page.channels;

/** What is sent, and a few digits by which it is known again. */
final class Content {

  private Content() {}

  static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (seed + i * 31 + (i >>> 8));
    }
    return bytes;
  }

  /** Of ASCII alone where the seed is 0, else with characters of two, three and four bytes too. */
  static String text(int length, int seed) {
    String block = block(seed);
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(block, 0, Math.min(block.length(), length - text.length()));
    }
    if (length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) {
      text.setCharAt(length - 1, '.');
    }
    return text.toString();
  }

  private static String block(int seed) {
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < 5_003; i++) {
      block.append(seed != 0 && i % 7 == 0 ? "üⅷ👋" : String.valueOf((char) ('a' + i % 23)));
    }
    return block.toString();
  }

  static int hash(byte[] bytes) {
    int hash = 0;
    for (byte b : bytes) {
      hash = 31 * hash + b;
    }
    return hash;
  }

  static int hash(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }
}
