package dev.parley.client.port;

/** WebRTC's RTCPeerConnectionState (§4.3.3). */
public enum PeerConnectionState {
  NEW("new"),
  CONNECTING("connecting"),
  CONNECTED("connected"),
  DISCONNECTED("disconnected"),
  FAILED("failed"),
  CLOSED("closed");

  private final String idlValue;

  PeerConnectionState(String idlValue) {
    this.idlValue = idlValue;
  }

  /**
   * The state of that name in the specification.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PeerConnectionState of(String idlValue) {
    for (PeerConnectionState state : values()) {
      if (state.idlValue.equals(idlValue)) {
        return state;
      }
    }
    throw new IllegalArgumentException(idlValue + " is not an RTCPeerConnectionState");
  }
}
