package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What a made-up {@link MediaStreamTrackEvent} carries.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#mediastreamtrackevent">Media Capture
 *     and Streams, MediaStreamTrackEvent</a>
 */
@JSClass(name = "Object", transparent = true)
public class MediaStreamTrackEventInit extends EventInit {

  /** An empty one. */
  public MediaStreamTrackEventInit() {}

  @JSProperty
  public native void setTrack(MediaStreamTrack track);
}
