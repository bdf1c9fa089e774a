package dev.parley.jso;

/**
 * Components of a transport.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicecomponent">WebRTC 1.0, RTCIceComponent Enum</a>
 */
public final class RTCIceComponent {
  public static final String RTP = "rtp";
  public static final String RTCP = "rtcp";

  private RTCIceComponent() {}
}
