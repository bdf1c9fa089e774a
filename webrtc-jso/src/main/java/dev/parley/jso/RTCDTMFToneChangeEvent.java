package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A tone begins, or the last has ended.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdtmftonechangeevent">WebRTC 1.0,
 *     RTCDTMFToneChangeEvent</a>
 */
@JSClass
public class RTCDTMFToneChangeEvent extends DOMEvent {

  public RTCDTMFToneChangeEvent(String type) {
    super(type);
  }

  public RTCDTMFToneChangeEvent(String type, RTCDTMFToneChangeEventInit eventInitDict) {
    super(type);
  }

  /** Empty once all are played. */
  @JSProperty
  public native String getTone();
}
