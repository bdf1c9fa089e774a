package dev.parley.jso;

/**
 * Transport protocols of a candidate.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtciceprotocol-enum">WebRTC 1.0, RTCIceProtocol
 *     Enum</a>
 */
public final class RTCIceProtocol {
  public static final String UDP = "udp";
  public static final String TCP = "tcp";

  private RTCIceProtocol() {}
}
