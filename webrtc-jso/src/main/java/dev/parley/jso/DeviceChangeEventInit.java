package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * What a made-up {@link DeviceChangeEvent} carries.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#devicechangeevent">Media Capture and
 *     Streams, DeviceChangeEvent</a>
 */
@JSClass(name = "Object", transparent = true)
public class DeviceChangeEventInit extends EventInit {

  /** An empty one. */
  public DeviceChangeEventInit() {}

  @JSProperty
  public native void setDevices(JSArrayReader<MediaDeviceInfo> devices);
}
