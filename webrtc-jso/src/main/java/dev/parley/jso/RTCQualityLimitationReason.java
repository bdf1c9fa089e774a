package dev.parley.jso;

/**
 * What keeps a sent video below its wanted quality.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#rtcqualitylimitationreason-enum">Identifiers
 *     for WebRTC's Statistics API, RTCQualityLimitationReason enum</a>
 */
public final class RTCQualityLimitationReason {
  public static final String NONE = "none";
  public static final String CPU = "cpu";
  public static final String BANDWIDTH = "bandwidth";
  public static final String OTHER = "other";

  private RTCQualityLimitationReason() {}
}
