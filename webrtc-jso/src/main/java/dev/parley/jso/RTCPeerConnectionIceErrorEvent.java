package dev.parley.jso;

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

  /** May be null. */
  @JSProperty
  public native String getAddress();

  /** May be null. */
  @JSProperty
  public native JSNumber getPort();

  @JSProperty
  public native String getUrl();

  @JSProperty
  public native int getErrorCode();

  @JSProperty
  public native String getErrorText();
}
