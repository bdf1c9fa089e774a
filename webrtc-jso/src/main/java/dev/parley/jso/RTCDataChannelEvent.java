package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * The other peer opened a data channel.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdatachannelevent">WebRTC 1.0,
 *     RTCDataChannelEvent</a>
 */
@JSClass
public class RTCDataChannelEvent extends DOMEvent {

  public RTCDataChannelEvent(String type, RTCDataChannelEventInit eventInitDict) {
    super(type);
  }

  @JSProperty
  public native RTCDataChannel getChannel();
}
