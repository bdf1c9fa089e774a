package dev.parley.jso;

import org.teavm.jso.JSClass;

/**
 * A device that can be captured. Transparent, since some browsers lack it: trust {@link #getKind},
 * not {@code instanceof}.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#input-specific-device-info">Media
 *     Capture and Streams, Input-specific Device Info</a>
 */
@JSClass(transparent = true)
public abstract class InputDeviceInfo extends MediaDeviceInfo {

  public native MediaTrackCapabilities getCapabilities();
}
