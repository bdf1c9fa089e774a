package dev.parley.jso;

/**
 * Values of {@link RTCError#getErrorDetail}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcerrordetailtype-enum">WebRTC 1.0,
 *     RTCErrorDetailType Enum</a>
 */
public final class RTCErrorDetailType {
  public static final String DATA_CHANNEL_FAILURE = "data-channel-failure";
  public static final String DTLS_FAILURE = "dtls-failure";
  public static final String FINGERPRINT_FAILURE = "fingerprint-failure";
  public static final String SCTP_FAILURE = "sctp-failure";
  public static final String SDP_SYNTAX_ERROR = "sdp-syntax-error";
  public static final String HARDWARE_ENCODER_NOT_AVAILABLE = "hardware-encoder-not-available";
  public static final String HARDWARE_ENCODER_ERROR = "hardware-encoder-error";

  private RTCErrorDetailType() {}
}
