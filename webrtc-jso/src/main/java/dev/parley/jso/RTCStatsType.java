package dev.parley.jso;

/**
 * Types of statistics, each with the dictionary that holds them.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#rtcstatstype-str*">Identifiers for WebRTC's
 *     Statistics API, RTCStatsType enum</a>
 */
public final class RTCStatsType {
  public static final String CODEC = "codec";
  public static final String INBOUND_RTP = "inbound-rtp";
  public static final String OUTBOUND_RTP = "outbound-rtp";
  public static final String REMOTE_INBOUND_RTP = "remote-inbound-rtp";
  public static final String REMOTE_OUTBOUND_RTP = "remote-outbound-rtp";
  public static final String MEDIA_SOURCE = "media-source";
  public static final String MEDIA_PLAYOUT = "media-playout";
  public static final String PEER_CONNECTION = "peer-connection";
  public static final String DATA_CHANNEL = "data-channel";
  public static final String TRANSPORT = "transport";
  public static final String CANDIDATE_PAIR = "candidate-pair";
  public static final String LOCAL_CANDIDATE = "local-candidate";
  public static final String REMOTE_CANDIDATE = "remote-candidate";
  public static final String CERTIFICATE = "certificate";

  private RTCStatsType() {}
}
