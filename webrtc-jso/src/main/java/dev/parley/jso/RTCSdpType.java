package dev.parley.jso;

/**
 * Types of a session description.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsdptype">WebRTC 1.0, RTCSdpType</a>
 */
public final class RTCSdpType {
  public static final String OFFER = "offer";
  public static final String PRANSWER = "pranswer";
  public static final String ANSWER = "answer";
  public static final String ROLLBACK = "rollback";

  private RTCSdpType() {}
}
