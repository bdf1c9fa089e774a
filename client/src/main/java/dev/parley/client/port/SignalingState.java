package dev.parley.client.port;

/** WebRTC's RTCSignalingState (§4.3.1). */
public enum SignalingState {
  STABLE("stable"),
  HAVE_LOCAL_OFFER("have-local-offer"),
  HAVE_REMOTE_OFFER("have-remote-offer"),
  HAVE_LOCAL_PRANSWER("have-local-pranswer"),
  HAVE_REMOTE_PRANSWER("have-remote-pranswer"),
  CLOSED("closed");

  private final String idlValue;

  SignalingState(String idlValue) {
    this.idlValue = idlValue;
  }

  /**
   * The state of that name in the specification.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SignalingState of(String idlValue) {
    for (SignalingState state : values()) {
      if (state.idlValue.equals(idlValue)) {
        return state;
      }
    }
    throw new IllegalArgumentException(idlValue + " is not an RTCSignalingState");
  }
}
