package dev.parley.server.ice;

import dev.parley.protocol.IceServer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a STUN or TURN server (RFC 7064, RFC 7065), as WebRTC takes it.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port empty for the scheme's own: 3478, with TLS 5349
 * @param transport between client and server, {@code udp} or {@code tcp}; only TURN has one
 */
public record IceServerUri(
    Scheme scheme, String host, OptionalInt port, Optional<String> transport) {

  /** Those ending in S are spoken over TLS. */
  public enum Scheme {
    STUN,
    STUNS,
    TURN,
    TURNS
  }

  private static final String FORM =
      "it must be like stun:stun.example.org, turn:192.0.2.1:3478 or"
          + " turns:turn.example.org:443?transport=tcp";

  private static final Pattern URI =
      Pattern.compile(
          "(stuns?|turns?):(\\[[^\\[\\]]*]|[^\\[\\]:?]*)(?::([^:?]*))?(?:\\?(.*))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * @throws IllegalArgumentException saying what is wrong with {@code text}, and quoting it
   */
  public static IceServerUri parse(String text) {
    if (text.contains("@")) { // not quoted: what is in front of it is likely a password
      throw new IllegalArgumentException(
          "a STUN or TURN URI names no user and no password (RFC 7065 §3.1)");
    }
    Matcher parts = URI.matcher(text);
    if (!parts.matches()) {
      throw wrong(text, FORM);
    }
    Scheme scheme = Scheme.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
    String host = parts.group(2);
    if (!UriHost.isValid(host)) {
      throw wrong(text, "\"" + host + "\" is no host name or address (IPv6 is written [::1])");
    }
    return new IceServerUri(
        scheme, host, port(text, parts.group(3)), transport(text, scheme, parts.group(4)));
  }

  /** Whether it is a TURN server's, which asks for a user name and a credential. */
  public boolean isTurn() {
    return scheme == Scheme.TURN || scheme == Scheme.TURNS;
  }

  /**
   * The server as clients are told of it.
   *
   * @throws IllegalStateException if it is a TURN server's
   */
  public IceServer withoutCredential() {
    if (isTurn()) {
      throw new IllegalStateException(this + " needs a credential: see TurnCredentials");
    }
    return IceServer.stun(toString());
  }

  private static OptionalInt port(String text, String digits) {
    if (digits == null) {
      return OptionalInt.empty();
    }
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65_535) {
      throw wrong(text, "its port must be a number from 1 to 65535");
    }
    return OptionalInt.of(port);
  }

  private static Optional<String> transport(String text, Scheme scheme, String query) {
    if (query == null) {
      return Optional.empty();
    }
    if (scheme == Scheme.STUN || scheme == Scheme.STUNS) {
      throw wrong(text, "only turn: and turns: may have a ?transport="); // RFC 7064 §3.1
    }
    return switch (query.toLowerCase(Locale.ROOT)) {
      case "transport=udp" -> Optional.of("udp");
      case "transport=tcp" -> Optional.of("tcp");
      default -> throw wrong(text, "behind ? it may only have transport=udp or transport=tcp");
    };
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("\"" + text + "\" is no STUN or TURN URI: " + why);
  }

  /** The URI, its scheme in small letters. */
  @Override
  public String toString() {
    StringBuilder uri = new StringBuilder(scheme.name().toLowerCase(Locale.ROOT));
    uri.append(':').append(host);
    port.ifPresent(number -> uri.append(':').append(number));
    transport.ifPresent(name -> uri.append("?transport=").append(name));
    return uri.toString();
  }
}
