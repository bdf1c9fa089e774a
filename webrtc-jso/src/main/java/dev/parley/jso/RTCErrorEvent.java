package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A transport or data channel failed. Transparent, since some browsers fire a plain event.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcerrorevent-interface">WebRTC 1.0, RTCErrorEvent
 *     Interface</a>
 */
@JSClass(transparent = true)
public class RTCErrorEvent extends DOMEvent {

  public RTCErrorEvent(String type, RTCErrorEventInit eventInitDict) {
    super(type);
  }

  @JSProperty
  public native RTCError getError();
}
