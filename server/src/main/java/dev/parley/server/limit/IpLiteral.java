package dev.parley.server.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses that others wrote, without ever asking a name server. */
final class IpLiteral {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /**
   * Whatever has a colon and only these characters Java takes for an address, or refuses; but what
   * begins with a full stop it takes for a name, and looks it up.
   */
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

  private IpLiteral() {}

  /** Whether Java reads this as an address or refuses it, and asks nobody for it either way. */
  static boolean isNeverLookedUp(String text) {
    return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
  }

  /** The address, empty if {@code text} is none. An IPv4-mapped one comes out as IPv4. */
  static Optional<InetAddress> parse(String text) {
    if (!isNeverLookedUp(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
