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

  @JSBody(script = "return this.candidate ?? null;")
  public native String getCandidate();

  @JSProperty
  public native void setCandidate(String candidate);

  /** May be null. */
  @JSBody(script = "return this.sdpMid ?? null;")
  public native String getSdpMid();

  @JSProperty
  public native void setSdpMid(String sdpMid);

  /** May be null. */
  @JSBody(script = "return this.sdpMLineIndex ?? null;")
  public native JSNumber getSdpMLineIndex();

  @JSProperty
  public native void setSdpMLineIndex(int sdpMLineIndex);

  @JSProperty
  public native void setSdpMLineIndex(JSNumber sdpMLineIndex);

  /** May be null. */
  @JSBody(script = "return this.usernameFragment ?? null;")
  public native String getUsernameFragment();

  @JSProperty
  public native void setUsernameFragment(String usernameFragment);
}
