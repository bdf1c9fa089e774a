package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;

/**
 * One track of audio or video from one source.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#mediastreamtrack">Media Capture and
 *     Streams, MediaStreamTrack</a>
 */
@JSClass
public abstract class MediaStreamTrack extends DOMEventTarget {

  /** {@code audio} or {@code video}. */
  @JSProperty
  public native String getKind();

  @JSProperty
  public native String getId();

  /** Of the source; may be empty. */
  @JSProperty
  public native String getLabel();

  /** Whether it gives its source, or else silence or black. */
  @JSProperty
  public native boolean isEnabled();

  @JSProperty
  public native void setEnabled(boolean enabled);

  /** Whether the source gives nothing just now. */
  @JSProperty
  public native boolean isMuted();

  /** One of {@link MediaStreamTrackState}. */
  @JSProperty
  public native String getReadyState();

  public native MediaStreamTrack clone();

  /** Ends this track for good, and the source with its last one. Fires no event. */
  public native void stop();

  public native MediaTrackCapabilities getCapabilities();

  public native MediaTrackConstraints getConstraints();

  public native MediaTrackSettings getSettings();

  public native JSPromise<JSUndefined> applyConstraints();

  public native JSPromise<JSUndefined> applyConstraints(MediaTrackConstraints constraints);

  /**
   * Empty, or such as {@code speech}, {@code music}, {@code motion}, {@code detail}, {@code text}.
   */
  @JSProperty
  public native String getContentHint();

  @JSProperty
  public native void setContentHint(String contentHint);

  public final Registration onMute(EventListener<Event> listener) {
    return onEvent("mute", listener);
  }

  public final Registration onUnmute(EventListener<Event> listener) {
    return onEvent("unmute", listener);
  }

  public final Registration onEnded(EventListener<Event> listener) {
    return onEvent("ended", listener);
  }
}
