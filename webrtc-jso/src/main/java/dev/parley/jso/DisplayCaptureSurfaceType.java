package dev.parley.jso;

/**
 * Kinds of captured surface.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#displaycapturesurfacetype">Screen Capture,
 *     DisplayCaptureSurfaceType</a>
 */
public final class DisplayCaptureSurfaceType {
  public static final String MONITOR = "monitor";
  public static final String WINDOW = "window";
  public static final String BROWSER = "browser";

  private DisplayCaptureSurfaceType() {}
}
