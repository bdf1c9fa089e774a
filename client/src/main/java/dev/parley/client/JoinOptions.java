package dev.parley.client;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to join and how. {@link #of} is where one begins; each {@code with…} gives changed options.
 *
 * @param url the server's endpoint, of scheme ws, wss, http or https; in a browser it may be
 *     relative to the page
 * @param profile what this side says of itself to the others
 * @param token lets this side in, where the server asks for one
 * @param iceServers used besides those that the server names
 * @param relayOnly whether media and data go by TURN servers alone, so that no peer learns this
 *     side's address
 */
public record JoinOptions(
    String url,
    RoomName room,
    Optional<Profile> profile,
    Optional<AccessToken> token,
    List<IceServer> iceServers,
    boolean relayOnly) {

  public JoinOptions {
    iceServers = List.copyOf(iceServers);
  }

  public static JoinOptions of(String url, RoomName room) {
    // Not List.of(): in TeaVM it comes with empty sets, maps and iterators of all kinds.
    List<IceServer> none = new ArrayList<>();
    return new JoinOptions(url, room, Optional.empty(), Optional.empty(), none, false);
  }

  public JoinOptions withProfile(Profile newProfile) {
    return new JoinOptions(url, room, Optional.of(newProfile), token, iceServers, relayOnly);
  }

  public JoinOptions withToken(AccessToken newToken) {
    return new JoinOptions(url, room, profile, Optional.of(newToken), iceServers, relayOnly);
  }

  /** Adds one to those that the server names. */
  public JoinOptions withIceServer(IceServer server) {
    List<IceServer> more = new ArrayList<>(iceServers);
    more.add(server);
    return new JoinOptions(url, room, profile, token, more, relayOnly);
  }

  public JoinOptions withRelayOnly() {
    return new JoinOptions(url, room, profile, token, iceServers, true);
  }
}
