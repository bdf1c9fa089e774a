package dev.parley.jso;

/**
 * Values of {@link RTCPeerConnection#getIceConnectionState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtciceconnectionstate-enum">WebRTC 1.0,
 *     RTCIceConnectionState Enum</a>
 */
public final class RTCIceConnectionState {
  public static final String CLOSED = "closed";
  public static final String FAILED = "failed";
  public static final String DISCONNECTED = "disconnected";
  public static final String NEW = "new";
  public static final String CHECKING = "checking";
  public static final String COMPLETED = "completed";
  public static final String CONNECTED = "connected";

  private RTCIceConnectionState() {}
}
