package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What RTCP says of its source.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtcpparameters">WebRTC 1.0, RTCRtcpParameters
 *     Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRtcpParameters implements JSObject {

  @JSBody(script = "var v = this.cname; return v === undefined ? null : v;")
  public native String getCname();

  @JSProperty
  public native boolean isReducedSize();
}
