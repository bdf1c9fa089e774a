package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;

/**
 * An ICE candidate, with the fields parsed from its candidate attribute.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicecandidate-interface">WebRTC 1.0,
 *     RTCIceCandidate Interface</a>
 */
@JSClass
public class RTCIceCandidate implements JSObject {

  public RTCIceCandidate() {}

  public RTCIceCandidate(RTCIceCandidateInit candidateInitDict) {}

  /** The candidate-attribute (RFC 8839, section 5.1); empty for the end of candidates. */
  @JSProperty
  public native String getCandidate();

  /** The media section's identification tag. May be null. */
  @JSBody(script = "var v = this.sdpMid; return v === undefined ? null : v;")
  public native String getSdpMid();

  /** The media section's index, from 0. May be null. */
  @JSBody(script = "var v = this.sdpMLineIndex; return v === undefined ? null : v;")
  public native JSNumber getSdpMLineIndex();

  /** May be null. */
  @JSBody(script = "var v = this.foundation; return v === undefined ? null : v;")
  public native String getFoundation();

  /** One of {@link RTCIceComponent}. May be null. */
  @JSBody(script = "var v = this.component; return v === undefined ? null : v;")
  public native String getComponent();

  /** 0 to 4,294,967,295. May be null. */
  @JSBody(script = "var v = this.priority; return v === undefined ? null : v;")
  public native JSNumber getPriority();

  /** An IP address, or a name ending in {@code .local} that hides one. May be null. */
  @JSBody(script = "var v = this.address; return v === undefined ? null : v;")
  public native String getAddress();

  /** One of {@link RTCIceProtocol}. May be null. */
  @JSBody(script = "var v = this.protocol; return v === undefined ? null : v;")
  public native String getProtocol();

  /** May be null. */
  @JSBody(script = "var v = this.port; return v === undefined ? null : v;")
  public native JSNumber getPort();

  /** One of {@link RTCIceCandidateType}. May be null. */
  @JSBody(script = "var v = this.type; return v === undefined ? null : v;")
  public native String getType();

  /** One of {@link RTCIceTcpCandidateType}. Null but for TCP. */
  @JSBody(script = "var v = this.tcpType; return v === undefined ? null : v;")
  public native String getTcpType();

  /** The base that a derived candidate has. Null for host candidates. */
  @JSBody(script = "var v = this.relatedAddress; return v === undefined ? null : v;")
  public native String getRelatedAddress();

  /** Null for host candidates. */
  @JSBody(script = "var v = this.relatedPort; return v === undefined ? null : v;")
  public native JSNumber getRelatedPort();

  /** May be null. */
  @JSBody(script = "var v = this.usernameFragment; return v === undefined ? null : v;")
  public native String getUsernameFragment();

  /** One of {@link RTCIceServerTransportProtocol}. Null but for local relay candidates. */
  @JSBody(script = "var v = this.relayProtocol; return v === undefined ? null : v;")
  public native String getRelayProtocol();

  /** Of the server that it was got from. Null for host candidates and remote ones. */
  @JSBody(script = "var v = this.url; return v === undefined ? null : v;")
  public native String getUrl();

  public native RTCIceCandidateInit toJSON();
}
