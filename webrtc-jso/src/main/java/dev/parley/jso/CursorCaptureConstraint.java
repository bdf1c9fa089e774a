package dev.parley.jso;

/**
 * When the cursor is in the picture.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#cursorcaptureconstraint">Screen Capture,
 *     CursorCaptureConstraint</a>
 */
public final class CursorCaptureConstraint {
  public static final String NEVER = "never";
  public static final String ALWAYS = "always";
  public static final String MOTION = "motion";

  private CursorCaptureConstraint() {}
}
