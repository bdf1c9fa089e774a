package dev.parley.jso;

/**
 * Values of {@link RTCPeerConnection#getSignalingState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsignalingstate-enum">WebRTC 1.0, RTCSignalingState
 *     Enum</a>
 */
public final class RTCSignalingState {
  public static final String STABLE = "stable";
  public static final String HAVE_LOCAL_OFFER = "have-local-offer";
  public static final String HAVE_REMOTE_OFFER = "have-remote-offer";
  public static final String HAVE_LOCAL_PRANSWER = "have-local-pranswer";
  public static final String HAVE_REMOTE_PRANSWER = "have-remote-pranswer";
  public static final String CLOSED = "closed";

  private RTCSignalingState() {}
}
