package dev.parley.jso;

/**
 * Priorities of a data channel or an encoding.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-priority/#rtc-priority-type">WebRTC Priority Control
 *     API, RTCPriorityType Enum</a>
 */
public final class RTCPriorityType {
  public static final String VERY_LOW = "very-low";
  public static final String LOW = "low";
  public static final String MEDIUM = "medium";
  public static final String HIGH = "high";

  private RTCPriorityType() {}
}
