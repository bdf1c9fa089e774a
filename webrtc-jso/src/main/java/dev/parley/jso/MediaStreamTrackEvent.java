package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A track was added to or removed from a stream by the browser, not by the page.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#mediastreamtrackevent">Media Capture
 *     and Streams, MediaStreamTrackEvent</a>
 */
@JSClass
public class MediaStreamTrackEvent extends DOMEvent {

  public MediaStreamTrackEvent(String type, MediaStreamTrackEventInit eventInitDict) {
    super(type);
  }

  @JSProperty
  public native MediaStreamTrack getTrack();
}
