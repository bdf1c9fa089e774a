package dev.parley.server.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** Which addresses count as one, and which are not counted at all. */
public final class AddressKey {

  /** What one customer gets at least (RFC 6177): whoever has it can use any address of it. */
  private static final int IPV6_PREFIX_BYTES = 8;

  private AddressKey() {}

  /**
   * What to count the address by: all of an IPv4 address, the first 64 bits of an IPv6 one.
   *
   * @return empty for an address that is not of the public network (RFC 1918, RFC 4193, loopback,
   *     link-local): it is the own network's, or a reverse proxy's, behind which are many
   */
  public static Optional<String> of(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
    if (uniqueLocal
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()) {
      return Optional.empty();
    }
    int counted = address instanceof Inet6Address ? IPV6_PREFIX_BYTES : bytes.length;
    return Optional.of(Arrays.toString(Arrays.copyOf(bytes, counted)));
  }
}
