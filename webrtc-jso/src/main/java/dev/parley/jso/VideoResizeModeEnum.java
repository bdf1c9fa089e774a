package dev.parley.jso;

/**
 * How a resolution may be reached.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#constrainable-properties">Media Capture
 *     and Streams, Constrainable Properties</a>
 */
public final class VideoResizeModeEnum {
  public static final String NONE = "none";
  public static final String CROP_AND_SCALE = "crop-and-scale";

  private VideoResizeModeEnum() {}
}
