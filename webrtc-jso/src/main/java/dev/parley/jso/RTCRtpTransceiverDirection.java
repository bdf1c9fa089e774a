package dev.parley.jso;

/**
 * Which ways a transceiver sends.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnection-interface-extensions">WebRTC 1.0,
 *     RTCPeerConnection Interface Extensions</a>
 */
public final class RTCRtpTransceiverDirection {
  public static final String SENDRECV = "sendrecv";
  public static final String SENDONLY = "sendonly";
  public static final String RECVONLY = "recvonly";
  public static final String INACTIVE = "inactive";
  public static final String STOPPED = "stopped";

  private RTCRtpTransceiverDirection() {}
}
