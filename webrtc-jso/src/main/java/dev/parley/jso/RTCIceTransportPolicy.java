package dev.parley.jso;

/**
 * Which local candidates may be used.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicetransportpolicy-enum">WebRTC 1.0,
 *     RTCIceTransportPolicy Enum</a>
 */
public final class RTCIceTransportPolicy {
  public static final String RELAY = "relay";
  public static final String ALL = "all";

  private RTCIceTransportPolicy() {}
}
