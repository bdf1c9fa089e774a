package dev.parley.jso;

/**
 * Values of {@link MediaStreamTrack#getReadyState}.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#mediastreamtrack">Media Capture and
 *     Streams, MediaStreamTrack</a>
 */
public final class MediaStreamTrackState {
  public static final String LIVE = "live";
  public static final String ENDED = "ended";

  private MediaStreamTrackState() {}
}
