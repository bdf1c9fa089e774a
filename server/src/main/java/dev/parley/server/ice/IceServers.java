package dev.parley.server.ice;

import dev.parley.protocol.IceServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ICE servers that a relay tells its clients of, in {@code welcome}, {@code resumed} and {@code
 * ice-servers}. Safe for use by any thread, and cheap: each welcome asks once.
 */
public interface IceServers {

  /** Tells of none: a local network needs none. */
  IceServers NONE = fixed(List.of());

  /**
   * What one client is told.
   *
   * @param userOrPeerId the user where the relay knows one, else the peer's id; any text
   * @return a sequence for {@code RTCPeerConnection} (WebRTC §4.2.2), in the order of preference
   */
  List<IceServer> issue(String userOrPeerId);

  /**
   * How long after {@link #issue} the client must have been issued anew. Whoever is asked to gather
   * candidates later than that may be refused by a server.
   *
   * @return empty if what is issued holds for ever
   */
  Optional<Duration> renewal();

  /**
   * The same servers for everybody, for ever. Only for what needs no secret or one that all may
   * know.
   */
  static IceServers fixed(List<IceServer> servers) {
    List<IceServer> all = List.copyOf(servers);
    return new IceServers() {
      @Override
      public List<IceServer> issue(String userOrPeerId) {
        return all;
      }

      @Override
      public Optional<Duration> renewal() {
        return Optional.empty();
      }

      @Override
      public String toString() {
        return all.toString();
      }
    };
  }

  /** These and after them {@code more}, renewed when the first of the two must be. */
  default IceServers and(IceServers more) {
    IceServers first = this;
    Objects.requireNonNull(more);
    return new IceServers() {
      @Override
      public List<IceServer> issue(String userOrPeerId) {
        return Stream.of(first, more).flatMap(each -> each.issue(userOrPeerId).stream()).toList();
      }

      @Override
      public Optional<Duration> renewal() {
        return Stream.of(first, more)
            .flatMap(each -> each.renewal().stream())
            .min(Duration::compareTo);
      }

      @Override
      public String toString() {
        return first + " and " + more;
      }
    };
  }
}
