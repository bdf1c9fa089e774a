package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What a made-up {@link RTCDataChannelEvent} carries.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdatachannelevent">WebRTC 1.0,
 *     RTCDataChannelEvent</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCDataChannelEventInit extends EventInit {

  /** An empty one. */
  public RTCDataChannelEventInit() {}

  @JSProperty
  public native void setChannel(RTCDataChannel channel);
}
