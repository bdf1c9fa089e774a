package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A session description as it is sent and received.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsessiondescription-class">WebRTC 1.0,
 *     RTCSessionDescription Class</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCSessionDescriptionInit implements JSObject {

  /** An empty one. */
  public RTCSessionDescriptionInit() {}

  /** One of {@link RTCSdpType}. */
  @JSProperty
  public native String getType();

  @JSProperty
  public native void setType(String type);

  /** Empty for a rollback. Null where absent. */
  @JSBody(script = "var v = this.sdp; return v === undefined ? null : v;")
  public native String getSdp();

  @JSProperty
  public native void setSdp(String sdp);
}
