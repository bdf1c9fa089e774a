package dev.parley.server.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Puts a text message together from the pieces in which it comes. It takes no more memory than has
 * come, nor than is allowed: a length that a client only claims costs nothing. Only used by the
 * socket's reader.
 */
final class Assembly {

  private static final byte[] NONE = {};

  private final int maxBytes;
  private byte[] bytes = NONE;
  private int size;
  private boolean tooLarge;

  Assembly(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Whether the present message is too large: its pieces are dropped. */
  boolean isTooLarge() {
    return tooLarge;
  }

  void add(ByteBuffer piece) {
    int length = piece.remaining();
    if (tooLarge || length > maxBytes - size) {
      tooLarge = true;
      bytes = NONE;
      size = 0;
      return;
    }
    if (size == 0) {
      // The whole message, more often than not.
      bytes = new byte[length];
    } else if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(maxBytes, Math.max(size + length, 2 * bytes.length)));
    }
    piece.get(bytes, size, length);
    size += length;
  }

  /** Ends the message, and begins the next. Call it also for one that was too large. */
  byte[] finish() {
    byte[] message = bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
    bytes = NONE;
    size = 0;
    tooLarge = false;
    return message;
  }
}
