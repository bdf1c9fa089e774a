package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;

/**
 * A STUN or TURN server gave an error or could not be reached.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnectioniceerrorevent">WebRTC 1.0,
 *     RTCPeerConnectionIceErrorEvent</a>
 */
@JSClass(transparent = true)
public class RTCPeerConnectionIceErrorEvent extends DOMEvent {

  public RTCPeerConnectionIceErrorEvent(
      String type, RTCPeerConnectionIceErrorEventInit eventInitDict) {
    super(type);
  }

  /** The local address, unless hidden. May be null. */
  @JSBody(script = "var v = this.address; return v === undefined ? null : v;")
  public native String getAddress();

  /** Null with the address. */
  @JSBody(script = "var v = this.port; return v === undefined ? null : v;")
  public native JSNumber getPort();

  @JSProperty
  public native String getUrl();

  /** A STUN error code (RFC 8489), or 701 if the server could not be reached. */
  @JSProperty
  public native int getErrorCode();

  @JSProperty
  public native String getErrorText();
}
