package dev.parley.jso;

/**
 * Protocols between this side and a TURN server.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtciceservertransportprotocol-enum">WebRTC 1.0,
 *     RTCIceServerTransportProtocol Enum</a>
 */
public final class RTCIceServerTransportProtocol {
  public static final String UDP = "udp";
  public static final String TCP = "tcp";
  public static final String TLS = "tls";

  private RTCIceServerTransportProtocol() {}
}
