package dev.parley.server.ice;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The FINGERPRINT attribute (RFC 8489 §14.7). */
final class Fingerprint {

  /** With its header. */
  static final int ATTRIBUTE_BYTES = 8;

  static final int VALUE_BYTES = 4;

  private static final int XOR = 0x5354554e;

  private Fingerprint() {}

  /**
   * The value for a message whose first {@code bytes} stand in front of the attribute. The
   * message's length must already count the attribute.
   */
  static int of(ByteBuffer message, int bytes) {
    CRC32 crc = new CRC32();
    crc.update(message.duplicate().position(0).limit(bytes));
    return (int) crc.getValue() ^ XOR;
  }
}
