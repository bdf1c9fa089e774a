package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What tells one coding of a track from another.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpcodingparameters">WebRTC 1.0,
 *     RTCRtpCodingParameters Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCRtpCodingParameters implements JSObject {

  /** An empty one. */
  public RTCRtpCodingParameters() {}

  /** RTP stream id (RFC 8851). Null where absent. */
  @JSBody(script = "var v = this.rid; return v === undefined ? null : v;")
  public native String getRid();

  @JSProperty
  public native void setRid(String rid);
}
