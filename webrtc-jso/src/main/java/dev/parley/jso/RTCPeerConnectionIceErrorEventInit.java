package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;

/**
 * What a made-up {@link RTCPeerConnectionIceErrorEvent} carries.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnectioniceerrorevent">WebRTC 1.0,
 *     RTCPeerConnectionIceErrorEvent</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCPeerConnectionIceErrorEventInit extends EventInit {

  /** An empty one. */
  public RTCPeerConnectionIceErrorEventInit() {}

  /** May be null. */
  @JSProperty
  public native void setAddress(String address);

  /** May be null. */
  @JSProperty
  public native void setPort(int port);

  @JSProperty
  public native void setPort(JSNumber port);

  @JSProperty
  public native void setUrl(String url);

  @JSProperty
  public native void setErrorCode(int errorCode);

  @JSProperty
  public native void setErrorText(String errorText);
}
