package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;

/**
 * Cameras, microphones and screens of this machine; had from {@link Navigator#getMediaDevices}.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#mediadevices">Media Capture and
 *     Streams, MediaDevices</a>
 */
@JSClass
public abstract class MediaDevices extends DOMEventTarget {

  public native JSPromise<JSArrayReader<MediaDeviceInfo>> enumerateDevices();

  public native MediaTrackSupportedConstraints getSupportedConstraints();

  public native JSPromise<MediaStream> getUserMedia();

  public native JSPromise<MediaStream> getUserMedia(MediaStreamConstraints constraints);

  public native JSPromise<MediaStream> getDisplayMedia();

  public native JSPromise<MediaStream> getDisplayMedia(DisplayMediaStreamOptions options);

  public final Registration onDeviceChange(EventListener<DeviceChangeEvent> listener) {
    return onEvent("devicechange", listener);
  }
}
