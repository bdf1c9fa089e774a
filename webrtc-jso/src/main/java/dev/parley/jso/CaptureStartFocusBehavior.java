package dev.parley.jso;

/**
 * Which window has the focus once a capture has started.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#capturestartfocusbehavior">Screen Capture,
 *     CaptureStartFocusBehavior</a>
 */
public final class CaptureStartFocusBehavior {
  public static final String FOCUS_CAPTURING_APPLICATION = "focus-capturing-application";
  public static final String FOCUS_CAPTURED_SURFACE = "focus-captured-surface";
  public static final String NO_FOCUS_CHANGE = "no-focus-change";

  private CaptureStartFocusBehavior() {}
}
