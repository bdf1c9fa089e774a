package dev.parley.jso;

/**
 * Values of {@link RTCPeerConnection#getConnectionState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnectionstate-enum">WebRTC 1.0,
 *     RTCPeerConnectionState Enum</a>
 */
public final class RTCPeerConnectionState {
  public static final String CLOSED = "closed";
  public static final String FAILED = "failed";
  public static final String DISCONNECTED = "disconnected";
  public static final String NEW = "new";
  public static final String CONNECTING = "connecting";
  public static final String CONNECTED = "connected";

  private RTCPeerConnectionState() {}
}
