package dev.parley.jso;

/**
 * Whether RTP and RTCP must share a port.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtcpmuxpolicy-enum">WebRTC 1.0, RTCRtcpMuxPolicy
 *     Enum</a>
 */
public final class RTCRtcpMuxPolicy {
  public static final String REQUIRE = "require";

  private RTCRtcpMuxPolicy() {}
}
