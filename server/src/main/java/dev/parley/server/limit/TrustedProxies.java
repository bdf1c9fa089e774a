package dev.parley.server.limit;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client's address behind reverse proxies. Only what a trusted proxy wrote into {@code
 * X-Forwarded-For} is believed: anyone may send that header.
 */
public final class TrustedProxies {

  private final List<IpNetwork> networks;

  /**
   * @param networks as {@link IpNetwork#parse} reads them; empty to believe no header
   * @throws IllegalArgumentException naming the first that can't be read
   */
  public TrustedProxies(List<String> networks) {
    this.networks = networks.stream().map(IpNetwork::parse).toList();
  }

  /**
   * @param peer the other end of the TCP connection
   * @param forwardedFor the values of all {@code X-Forwarded-For} headers, in their order
   * @return the last address on the way from the client that no trusted proxy stands for
   */
  public InetAddress client(InetAddress peer, List<String> forwardedFor) {
    List<String> hops = new ArrayList<>();
    forwardedFor.forEach(value -> hops.addAll(List.of(value.split(",", -1))));
    InetAddress client = peer;
    // Each proxy appends whom it heard from: the right end is the nearest.
    for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
      Optional<InetAddress> next = IpLiteral.parse(withoutPort(hops.get(i).strip()));
      if (next.isEmpty()) {
        return client;
      }
      client = next.get();
    }
    return client;
  }

  private boolean trusts(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  /** Some proxies write {@code 192.0.2.1:1234} and {@code [2001:db8::1]:1234}. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }
}
