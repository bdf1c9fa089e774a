package dev.parley.jso;

/**
 * Whether the sound of the system is offered with a screen.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#systemaudiopreferenceenum">Screen Capture,
 *     SystemAudioPreferenceEnum</a>
 */
public final class SystemAudioPreferenceEnum {
  public static final String INCLUDE = "include";
  public static final String EXCLUDE = "exclude";

  private SystemAudioPreferenceEnum() {}
}
