package dev.parley.client.port;

import dev.parley.protocol.WireName;

/** WebRTC's RTCPeerConnectionState (§4.3.3); its values are these by their {@link WireName}. */
public enum PeerConnectionState {
  NEW,
  CONNECTING,
  CONNECTED,
  DISCONNECTED,
  FAILED,
  CLOSED
}
