package dev.parley.server.ice;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A user's or peer's name as it may stand in a TURN username. A token's subject can be any text of
 * any length, a STUN USERNAME has less than 509 bytes (RFC 8489 §14.3), and not every server
 * prepares the same text the same way (RFC 8265). What everybody reads alike is printable ASCII.
 */
final class TurnName {

  /** Longer names are cut: the name is for logs and quotas, and proves nothing by itself. */
  private static final int MAX_CHARS = 256;

  private static final String PLAIN = "-._~@:+=|/";

  private TurnName() {}

  /** {@code name}, percent-encoded (RFC 3986 §2.1) where it is more than letters and digits. */
  static String of(String name) {
    StringBuilder safe = new StringBuilder();
    for (byte each : name.getBytes(UTF_8)) {
      if (isPlain((char) each)) {
        safe.append((char) each);
      } else {
        safe.append(String.format("%%%02X", each));
      }
      if (safe.length() >= MAX_CHARS) {
        safe.setLength(MAX_CHARS);
        break;
      }
    }
    return safe.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || PLAIN.indexOf(c) >= 0;
  }
}
