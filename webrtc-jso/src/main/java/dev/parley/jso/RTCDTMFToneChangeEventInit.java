package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What a made-up {@link RTCDTMFToneChangeEvent} carries.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdtmftonechangeevent">WebRTC 1.0,
 *     RTCDTMFToneChangeEvent</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCDTMFToneChangeEventInit extends EventInit {

  /** An empty one. */
  public RTCDTMFToneChangeEventInit() {}

  @JSProperty
  public native void setTone(String tone);
}
