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

  /** A network splits a frame into pieces of some size; only who means to makes many tiny ones. */
  private static final int BYTES_A_PIECE = 256;

  private static final int FREE_PIECES = 2;

  private final int maxBytes;
  private byte[] bytes = NONE;
  private int size;
  private int pieces;
  private boolean tooLarge;

  Assembly(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Whether the present message is too large: its pieces are dropped. */
  boolean isTooLarge() {
    return tooLarge;
  }

  /** Whether the present message comes in more pieces than its size explains. */
  boolean isCrumbled() {
    return pieces > FREE_PIECES + size / BYTES_A_PIECE;
  }

  void add(ByteBuffer piece) {
    int length = piece.remaining();
    pieces++;
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
    pieces = 0;
    tooLarge = false;
    return message;
  }
}
