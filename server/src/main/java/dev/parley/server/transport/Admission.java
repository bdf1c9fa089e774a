package dev.parley.server.transport;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom the handshake lets in. */
public record Admission(Set<String> allowedOrigins, int maxConnections, int frameBytes) {

  /**
   * @param allowedOrigins as browsers write them ({@code https://example.org}); empty for any
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
}
