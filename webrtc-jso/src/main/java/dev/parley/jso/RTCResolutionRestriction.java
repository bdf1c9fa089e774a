package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * The largest frame that an encoding may have, in pixels.
 *
 * @see <a href="https://w3c.github.io/webrtc-extensions/#rtcresolutionrestriction">WebRTC
 *     Extensions, RTCResolutionRestriction Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCResolutionRestriction implements JSObject {

  /** An empty one. */
  public RTCResolutionRestriction() {}

  @JSProperty
  public native double getMaxWidth();

  @JSProperty
  public native void setMaxWidth(double maxWidth);

  @JSProperty
  public native double getMaxHeight();

  @JSProperty
  public native void setMaxHeight(double maxHeight);
}
