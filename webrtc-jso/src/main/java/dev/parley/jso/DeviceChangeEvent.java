package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * Devices came or went. Transparent, since some browsers fire a plain event, in which the members
 * are undefined: call {@link MediaDevices#enumerateDevices} instead.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#devicechangeevent">Media Capture and
 *     Streams, DeviceChangeEvent</a>
 */
@JSClass(transparent = true)
public class DeviceChangeEvent extends DOMEvent {

  public DeviceChangeEvent(String type) {
    super(type);
  }

  public DeviceChangeEvent(String type, DeviceChangeEventInit eventInitDict) {
    super(type);
  }

  @JSProperty
  public native JSArrayReader<MediaDeviceInfo> getDevices();

  @JSProperty
  public native JSArrayReader<MediaDeviceInfo> getUserInsertedDevices();
}
