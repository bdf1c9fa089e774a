package dev.parley.jso;

/**
 * Values of {@link RTCIceTransport#getRole}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicerole">WebRTC 1.0, RTCIceRole Enum</a>
 */
public final class RTCIceRole {
  public static final String UNKNOWN = "unknown";
  public static final String CONTROLLING = "controlling";
  public static final String CONTROLLED = "controlled";

  private RTCIceRole() {}
}
