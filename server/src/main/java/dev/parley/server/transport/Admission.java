package dev.parley.server.transport;

import dev.parley.server.limit.AddressKey;
import dev.parley.server.limit.TrustedProxies;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Whom the handshake lets in. */
public record Admission(
    Set<String> allowedOrigins, TrustedProxies proxies, int maxConnections, int frameBytes) {

  /**
   * @param allowedOrigins as browsers write them ({@code https://example.org}); empty for any
   * @param proxies whose word on where a client is from is believed
   * @param maxConnections how many sockets may be open
   * @param frameBytes how large a message may be
   */
  public Admission {
    allowedOrigins =
        allowedOrigins.stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a page of that origin may connect.
   *
   * @param origin the header's value; null where there is none, and so no browser
   */
  boolean allowsOrigin(String origin) {
    return origin == null
        || allowedOrigins.isEmpty()
        || allowedOrigins.contains(origin.toLowerCase(Locale.ROOT));
  }

  /** What to count the client's address by; empty where it is not counted. */
  Optional<String> address(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress peer
        ? AddressKey.of(
            proxies.client(
                peer.getAddress(), request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR)))
        : Optional.empty();
  }
}
