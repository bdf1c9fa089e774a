package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * An input or output device.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#device-info">Media Capture and Streams,
 *     Device Info</a>
 */
@JSClass
public abstract class MediaDeviceInfo implements JSObject {

  /** Empty until the user allowed capture. */
  @JSProperty
  public native String getDeviceId();

  /** One of {@link MediaDeviceKind}. */
  @JSProperty
  public native String getKind();

  /** Empty until the user allowed capture. */
  @JSProperty
  public native String getLabel();

  /** Shared by what is one device, such as a headset. */
  @JSProperty
  public native String getGroupId();

  public native JSObject toJSON();
}
