package dev.parley.jso;

/**
 * Values of {@link RTCPeerConnection#getIceGatheringState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicegatheringstate-enum">WebRTC 1.0,
 *     RTCIceGatheringState Enum</a>
 */
public final class RTCIceGatheringState {
  public static final String NEW = "new";
  public static final String GATHERING = "gathering";
  public static final String COMPLETE = "complete";

  private RTCIceGatheringState() {}
}
