package dev.parley.client.port;

import dev.parley.protocol.IceServer;
import java.util.List;

/**
 * WebRTC's RTCConfiguration, as far as the client sets it (§4.2.1).
 *
 * @param relayOnly whether only candidates of TURN servers are used, so that no peer learns this
 *     side's address
 */
public record PeerConnectionConfiguration(List<IceServer> iceServers, boolean relayOnly) {

  public PeerConnectionConfiguration {
    iceServers = List.copyOf(iceServers);
  }
}
