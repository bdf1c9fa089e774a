package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;

/**
 * An ICE candidate as it is sent and received.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicecandidate-interface">WebRTC 1.0,
 *     RTCIceCandidate Interface</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCIceCandidateInit implements JSObject {

  /** An empty one. */
  public RTCIceCandidateInit() {}

  /** Empty for the end of candidates. Null where absent. */
  @JSBody(script = "var v = this.candidate; return v === undefined ? null : v;")
  public native String getCandidate();

  @JSProperty
  public native void setCandidate(String candidate);

  /** The media section's identification tag. Null for none. */
  @JSBody(script = "var v = this.sdpMid; return v === undefined ? null : v;")
  public native String getSdpMid();

  @JSProperty
  public native void setSdpMid(String sdpMid);

  /** The media section's index, from 0. Null for none. */
  @JSBody(script = "var v = this.sdpMLineIndex; return v === undefined ? null : v;")
  public native JSNumber getSdpMLineIndex();

  @JSProperty
  public native void setSdpMLineIndex(int sdpMLineIndex);

  @JSProperty
  public native void setSdpMLineIndex(JSNumber sdpMLineIndex);

  /** Tells which generation of ICE it belongs to. Null for none. */
  @JSBody(script = "var v = this.usernameFragment; return v === undefined ? null : v;")
  public native String getUsernameFragment();

  @JSProperty
  public native void setUsernameFragment(String usernameFragment);
}
