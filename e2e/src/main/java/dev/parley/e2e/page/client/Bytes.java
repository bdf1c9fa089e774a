package dev.parley.e2e.page.client;

/** Messages that can be recognized. */
final class Bytes {

  private Bytes() {}

  /** 0, 1, 2 … 255, 0, 1 … */
  static byte[] counting(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  /** The length, and whether each byte is what it should be. */
  static String describe(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != (byte) i) {
        return bytes.length + " wrong at " + i;
      }
    }
    return bytes.length + " counting";
  }
}
