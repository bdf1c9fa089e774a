package dev.parley.client.port;

/** WebRTC's RTCPeerConnectionState (§4.3.3). */
public enum PeerConnectionState {
  NEW,
  CONNECTING,
  CONNECTED,
  DISCONNECTED,
  FAILED,
  CLOSED
}
