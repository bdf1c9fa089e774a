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

  /**
   * Asks the user. Rejects with {@code NotAllowedError} if refused, {@code NotFoundError} if there
   * is no such device, {@code NotReadableError} if it is in use, {@link OverconstrainedError} if it
   * cannot do what is asked.
   */
  public native JSPromise<MediaStream> getUserMedia();

  /**
   * Asks the user. Rejects with {@code NotAllowedError} if refused, {@code NotFoundError} if there
   * is no such device, {@code NotReadableError} if it is in use, {@link OverconstrainedError} if it
   * cannot do what is asked.
   */
  public native JSPromise<MediaStream> getUserMedia(MediaStreamConstraints constraints);

  /** Only in answer to a gesture of the user. */
  public native JSPromise<MediaStream> getDisplayMedia();

  /** Only in answer to a gesture of the user. */
  public native JSPromise<MediaStream> getDisplayMedia(DisplayMediaStreamOptions options);

  public final Registration onDeviceChange(EventListener<DeviceChangeEvent> listener) {
    return onEvent("devicechange", listener);
  }
}
