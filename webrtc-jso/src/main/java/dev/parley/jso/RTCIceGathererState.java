package dev.parley.jso;

/**
 * Values of {@link RTCIceTransport#getGatheringState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicegathererstate">WebRTC 1.0, RTCIceGathererState
 *     Enum</a>
 */
public final class RTCIceGathererState {
  public static final String NEW = "new";
  public static final String GATHERING = "gathering";
  public static final String COMPLETE = "complete";

  private RTCIceGathererState() {}
}
