package dev.parley.jso;

/**
 * Values of {@link RTCSctpTransport#getState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsctptransportstate">WebRTC 1.0,
 *     RTCSctpTransportState Enum</a>
 */
public final class RTCSctpTransportState {
  public static final String CONNECTING = "connecting";
  public static final String CONNECTED = "connected";
  public static final String CLOSED = "closed";

  private RTCSctpTransportState() {}
}
