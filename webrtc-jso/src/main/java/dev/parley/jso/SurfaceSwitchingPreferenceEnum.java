package dev.parley.jso;

/**
 * Whether the user may switch to another surface during a capture.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#surfaceswitchingpreferenceenum">Screen
 *     Capture, SurfaceSwitchingPreferenceEnum</a>
 */
public final class SurfaceSwitchingPreferenceEnum {
  public static final String INCLUDE = "include";
  public static final String EXCLUDE = "exclude";

  private SurfaceSwitchingPreferenceEnum() {}
}
