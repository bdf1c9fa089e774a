package dev.parley.jso;

/**
 * How media sections share transports if the other side does not know BUNDLE.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcbundlepolicy-enum">WebRTC 1.0, RTCBundlePolicy
 *     Enum</a>
 */
public final class RTCBundlePolicy {
  public static final String BALANCED = "balanced";
  public static final String MAX_COMPAT = "max-compat";
  public static final String MAX_BUNDLE = "max-bundle";

  private RTCBundlePolicy() {}
}
