package dev.parley.jso;

/**
 * States of a candidate pair in the checklist (RFC 8445, section 6.1.2.6).
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#rtcstatsicecandidatepairstate-enum">Identifiers
 *     for WebRTC's Statistics API, RTCStatsIceCandidatePairState enum</a>
 */
public final class RTCStatsIceCandidatePairState {
  public static final String FROZEN = "frozen";
  public static final String WAITING = "waiting";
  public static final String IN_PROGRESS = "in-progress";
  public static final String FAILED = "failed";
  public static final String SUCCEEDED = "succeeded";

  private RTCStatsIceCandidatePairState() {}
}
