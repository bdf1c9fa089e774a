package dev.parley.jso;

/**
 * What a video gives up first when bandwidth or CPU are short.
 *
 * @see <a
 *     href="https://www.w3.org/TR/mst-content-hint/#degradation-preference-when-encoding">MediaStreamTrack
 *     Content Hints, RTCDegradationPreference Enum</a>
 */
public final class RTCDegradationPreference {
  public static final String MAINTAIN_FRAMERATE = "maintain-framerate";
  public static final String MAINTAIN_RESOLUTION = "maintain-resolution";
  public static final String BALANCED = "balanced";
  public static final String MAINTAIN_FRAMERATE_AND_RESOLUTION =
      "maintain-framerate-and-resolution";

  private RTCDegradationPreference() {}
}
