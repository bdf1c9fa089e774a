package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * What a track is asked to be: the basic set must hold where it says exact, min or max; the
 * advanced sets are tried in turn.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#media-track-constraints">Media Capture
 *     and Streams, MediaTrackConstraints</a>
 */
@JSClass(name = "Object", transparent = true)
public class MediaTrackConstraints extends MediaTrackConstraintSet {

  /** An empty one. */
  public MediaTrackConstraints() {}

  /** Null where absent. */
  @JSBody(script = "var v = this.advanced; return v === undefined ? null : v;")
  public native JSArrayReader<MediaTrackConstraintSet> getAdvanced();

  @JSProperty
  public native void setAdvanced(JSArrayReader<MediaTrackConstraintSet> advanced);
}
