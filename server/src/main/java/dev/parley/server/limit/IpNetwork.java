package dev.parley.server.limit;

import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses as RFC 4632 and RFC 4291 §2.3 write it: {@code 10.0.0.0/8}, {@code ::1}. */
public final class IpNetwork {

  private final byte[] prefix;
  private final int bits;

  private IpNetwork(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * @param text an address, or an address, a slash and the length of the prefix in bits
   * @throws IllegalArgumentException naming {@code text} if it is neither; names are never looked
   *     up
   */
  public static IpNetwork parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no address and no range of them, such as 10.0.0.0/8 or fd00::/8");
    }
    byte[] prefix = address.get().getAddress();
    int most = 8 * prefix.length;
    int bits = slash < 0 ? most : length(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException(
          "\"" + text + "\": the length of the prefix must be from 0 to " + most);
    }
    return new IpNetwork(prefix, bits);
  }

  private static int length(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Whether the address is in the range. An IPv4 address is in no range of IPv6's. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
