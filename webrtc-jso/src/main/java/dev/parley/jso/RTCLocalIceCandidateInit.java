package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A candidate of this side, with what only this side knows of it.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicecandidate-interface">WebRTC 1.0,
 *     RTCIceCandidate Interface</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCLocalIceCandidateInit extends RTCIceCandidateInit {

  /** An empty one. */
  public RTCLocalIceCandidateInit() {}

  /** One of {@link RTCIceServerTransportProtocol}. May be null. */
  @JSProperty
  public native void setRelayProtocol(String relayProtocol);

  /** May be null. */
  @JSProperty
  public native void setUrl(String url);
}
