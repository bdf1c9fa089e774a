package dev.parley.jso;

/**
 * Values of {@link RTCDataChannel#getReadyState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdatachannel">WebRTC 1.0, RTCDataChannel</a>
 */
public final class RTCDataChannelState {
  public static final String CONNECTING = "connecting";
  public static final String OPEN = "open";
  public static final String CLOSING = "closing";
  public static final String CLOSED = "closed";

  private RTCDataChannelState() {}
}
