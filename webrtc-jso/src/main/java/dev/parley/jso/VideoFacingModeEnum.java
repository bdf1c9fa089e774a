package dev.parley.jso;

/**
 * Which way a camera looks, seen from the user.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#constrainable-properties">Media Capture
 *     and Streams, Constrainable Properties</a>
 */
public final class VideoFacingModeEnum {
  public static final String USER = "user";
  public static final String ENVIRONMENT = "environment";
  public static final String LEFT = "left";
  public static final String RIGHT = "right";

  private VideoFacingModeEnum() {}
}
