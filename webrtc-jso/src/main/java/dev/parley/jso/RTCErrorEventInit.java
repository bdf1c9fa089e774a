package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What a made-up {@link RTCErrorEvent} carries.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcerroreventinit-dictionary">WebRTC 1.0,
 *     RTCErrorEventInit Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCErrorEventInit extends EventInit {

  /** An empty one. */
  public RTCErrorEventInit() {}

  @JSProperty
  public native void setError(RTCError error);
}
