package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A local candidate was found, or gathering has ended.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnectioniceevent">WebRTC 1.0,
 *     RTCPeerConnectionIceEvent</a>
 */
@JSClass
public class RTCPeerConnectionIceEvent extends DOMEvent {

  public RTCPeerConnectionIceEvent(String type) {
    super(type);
  }

  public RTCPeerConnectionIceEvent(String type, RTCPeerConnectionIceEventInit eventInitDict) {
    super(type);
  }

  /** May be null. */
  @JSProperty
  public native RTCIceCandidate getCandidate();

  /** May be null. */
  @JSProperty
  public native String getUrl();
}
