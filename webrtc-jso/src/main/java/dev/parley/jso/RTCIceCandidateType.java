package dev.parley.jso;

/**
 * Kinds of candidate, by how they were found.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicecandidatetype-enum">WebRTC 1.0,
 *     RTCIceCandidateType Enum</a>
 */
public final class RTCIceCandidateType {
  public static final String HOST = "host";
  public static final String SRFLX = "srflx";
  public static final String PRFLX = "prflx";
  public static final String RELAY = "relay";

  private RTCIceCandidateType() {}
}
