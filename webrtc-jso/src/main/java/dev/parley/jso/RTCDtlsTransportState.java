package dev.parley.jso;

/**
 * Values of {@link RTCDtlsTransport#getState}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdtlstransport-interface">WebRTC 1.0,
 *     RTCDtlsTransport Interface</a>
 */
public final class RTCDtlsTransportState {
  public static final String NEW = "new";
  public static final String CONNECTING = "connecting";
  public static final String CONNECTED = "connected";
  public static final String CLOSED = "closed";
  public static final String FAILED = "failed";

  private RTCDtlsTransportState() {}
}
