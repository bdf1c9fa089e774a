package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;

/**
 * A group of tracks that are played together.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#mediastream">Media Capture and Streams,
 *     MediaStream</a>
 */
@JSClass
public class MediaStream extends DOMEventTarget implements org.teavm.jso.webaudio.MediaStream {

  public MediaStream() {}

  public MediaStream(MediaStream stream) {}

  public MediaStream(JSArrayReader<MediaStreamTrack> tracks) {}

  @JSProperty
  public native String getId();

  public native JSArrayReader<MediaStreamTrack> getAudioTracks();

  public native JSArrayReader<MediaStreamTrack> getVideoTracks();

  public native JSArrayReader<MediaStreamTrack> getTracks();

  /** Null if there is none. */
  public native MediaStreamTrack getTrackById(String trackId);

  public native void addTrack(MediaStreamTrack track);

  public native void removeTrack(MediaStreamTrack track);

  public native MediaStream clone();

  /** Whether any track is live. */
  @JSProperty
  public native boolean isActive();

  public final Registration onAddTrack(EventListener<MediaStreamTrackEvent> listener) {
    return onEvent("addtrack", listener);
  }

  public final Registration onRemoveTrack(EventListener<MediaStreamTrackEvent> listener) {
    return onEvent("removetrack", listener);
  }
}
