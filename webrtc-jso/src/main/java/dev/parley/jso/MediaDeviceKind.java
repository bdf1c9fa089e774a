package dev.parley.jso;

/**
 * Kinds of device.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#device-info">Media Capture and Streams,
 *     Device Info</a>
 */
public final class MediaDeviceKind {
  public static final String AUDIOINPUT = "audioinput";
  public static final String AUDIOOUTPUT = "audiooutput";
  public static final String VIDEOINPUT = "videoinput";

  private MediaDeviceKind() {}
}
