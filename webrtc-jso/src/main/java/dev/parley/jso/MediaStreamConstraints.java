package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What {@link MediaDevices#getUserMedia} is asked for. At least one of audio and video must be.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#mediastreamconstraints">Media Capture
 *     and Streams, MediaStreamConstraints</a>
 */
@JSClass(name = "Object", transparent = true)
public class MediaStreamConstraints implements JSObject {

  /** An empty one. */
  public MediaStreamConstraints() {}

  @JSProperty
  public native void setVideo(boolean video);

  @JSProperty
  public native void setVideo(MediaTrackConstraints video);

  @JSProperty
  public native void setAudio(boolean audio);

  @JSProperty
  public native void setAudio(MediaTrackConstraints audio);
}
