package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/**
 * Username fragment and password of one side.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtciceparameters">WebRTC 1.0, RTCIceParameters
 *     Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCIceParameters implements JSObject {

  @JSBody(script = "var v = this.usernameFragment; return v === undefined ? null : v;")
  public native String getUsernameFragment();

  @JSBody(script = "var v = this.password; return v === undefined ? null : v;")
  public native String getPassword();
}
