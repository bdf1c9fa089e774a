package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;

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

  /** Null when gathering has ended. */
  @JSBody(script = "var v = this.candidate; return v === undefined ? null : v;")
  public native RTCIceCandidate getCandidate();

  /** Legacy. May be null. */
  @JSBody(script = "var v = this.url; return v === undefined ? null : v;")
  public native String getUrl();
}
