package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What a made-up {@link RTCPeerConnectionIceEvent} carries.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnectioniceevent">WebRTC 1.0,
 *     RTCPeerConnectionIceEvent</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCPeerConnectionIceEventInit extends EventInit {

  /** An empty one. */
  public RTCPeerConnectionIceEventInit() {}

  /** May be null. */
  @JSProperty
  public native void setCandidate(RTCIceCandidate candidate);

  /** May be null. */
  @JSProperty
  public native void setUrl(String url);
}
