package dev.parley.jso;

/**
 * What echo cancellation takes out.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#constrainable-properties">Media Capture
 *     and Streams, Constrainable Properties</a>
 */
public final class EchoCancellationModeEnum {
  public static final String ALL = "all";
  public static final String REMOTE_ONLY = "remote-only";

  private EchoCancellationModeEnum() {}
}
