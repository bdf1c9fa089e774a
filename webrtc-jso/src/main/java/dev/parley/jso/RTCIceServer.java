package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A STUN or TURN server and what to show it.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtciceserver-dictionary">WebRTC 1.0, RTCIceServer
 *     Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCIceServer implements JSObject {

  /** An empty one. */
  public RTCIceServer() {}

  /** {@code stun:}, {@code turn:} or {@code turns:} addresses: a string or an array of strings. */
  @JSProperty
  public native JSObject getUrls();

  @JSProperty
  public native void setUrls(String urls);

  @JSProperty
  public native void setUrls(String... urls);

  /** For TURN. Null where absent. */
  @JSBody(script = "var v = this.username; return v === undefined ? null : v;")
  public native String getUsername();

  @JSProperty
  public native void setUsername(String username);

  /** For TURN. Null where absent. */
  @JSBody(script = "var v = this.credential; return v === undefined ? null : v;")
  public native String getCredential();

  @JSProperty
  public native void setCredential(String credential);
}
