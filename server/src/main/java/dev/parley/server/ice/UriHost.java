package dev.parley.server.ice;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The host of a URI (RFC 3986 §3.2.2), without what no ICE server's needs. Asks no name server. */
final class UriHost {

  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+]");

  /** RFC 1123 §2.1, and the underscore that some name servers allow; not ending in a hyphen. */
  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?");
  private static final Pattern IPV4_LOOKALIKE = Pattern.compile("(?:.*\\.)?[0-9]+\\.?");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

  private static final int MAX_CHARS = 253;

  private UriHost() {}

  static boolean isValid(String host) {
    if (host.startsWith("[")) {
      return IPV6.matcher(host).matches() && isIpv6(host);
    }
    if (IPV4_LOOKALIKE.matcher(host).matches()) { // no top-level domain is a number
      return IPV4.matcher(host).matches();
    }
    return host.length() <= MAX_CHARS && NAME.matcher(host).matches();
  }

  private static boolean isIpv6(String bracketed) {
    try {
      InetAddress.getByName(bracketed); // in brackets it is read as an address, never looked up
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
