package dev.parley.jso;

/**
 * Whether the page itself is offered for capture.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#selfcapturepreferenceenum">Screen Capture,
 *     SelfCapturePreferenceEnum</a>
 */
public final class SelfCapturePreferenceEnum {
  public static final String INCLUDE = "include";
  public static final String EXCLUDE = "exclude";

  private SelfCapturePreferenceEnum() {}
}
