package dev.parley.jso;

/**
 * Values of {@link RTCIceTransport#getState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicetransportstate">WebRTC 1.0,
 *     RTCIceTransportState Enum</a>
 */
public final class RTCIceTransportState {
  public static final String CLOSED = "closed";
  public static final String FAILED = "failed";
  public static final String DISCONNECTED = "disconnected";
  public static final String NEW = "new";
  public static final String CHECKING = "checking";
  public static final String COMPLETED = "completed";
  public static final String CONNECTED = "connected";

  private RTCIceTransportState() {}
}
