package dev.parley.jso;

/**
 * Whether whole screens are offered for capture.
 *
 * @see <a href="https://www.w3.org/TR/screen-capture/#monitortypesurfacesenum">Screen Capture,
 *     MonitorTypeSurfacesEnum</a>
 */
public final class MonitorTypeSurfacesEnum {
  public static final String INCLUDE = "include";
  public static final String EXCLUDE = "exclude";

  private MonitorTypeSurfacesEnum() {}
}
