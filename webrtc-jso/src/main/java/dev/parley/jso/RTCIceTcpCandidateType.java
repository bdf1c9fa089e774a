package dev.parley.jso;

/**
 * Kinds of TCP candidate.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicetcpcandidatetype-enum">WebRTC 1.0,
 *     RTCIceTcpCandidateType Enum</a>
 */
public final class RTCIceTcpCandidateType {
  public static final String ACTIVE = "active";
  public static final String PASSIVE = "passive";
  public static final String SO = "so";

  private RTCIceTcpCandidateType() {}
}
