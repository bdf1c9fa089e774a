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
  @JSBody(script = "return this.sdpMid ?? null;")
  public native String getSdpMid();

  /** The media section's index, from 0. May be null. */
  @JSBody(script = "return this.sdpMLineIndex ?? null;")
  public native JSNumber getSdpMLineIndex();

  /** May be null. */
  @JSBody(script = "return this.foundation ?? null;")
  public native String getFoundation();

  /** One of {@link RTCIceComponent}. May be null. */
  @JSBody(script = "return this.component ?? null;")
  public native String getComponent();

  /** 0 to 4,294,967,295. May be null. */
  @JSBody(script = "return this.priority ?? null;")
  public native JSNumber getPriority();

  /** An IP address, or a name ending in {@code .local} that hides one. May be null. */
  @JSBody(script = "return this.address ?? null;")
  public native String getAddress();

  /** One of {@link RTCIceProtocol}. May be null. */
  @JSBody(script = "return this.protocol ?? null;")
  public native String getProtocol();

  /** May be null. */
  @JSBody(script = "return this.port ?? null;")
  public native JSNumber getPort();

  /** One of {@link RTCIceCandidateType}. May be null. */
  @JSBody(script = "return this.type ?? null;")
  public native String getType();

  /** One of {@link RTCIceTcpCandidateType}. Null but for TCP. */
  @JSBody(script = "return this.tcpType ?? null;")
  public native String getTcpType();

  /** The base that a derived candidate has. Null for host candidates. */
  @JSBody(script = "return this.relatedAddress ?? null;")
  public native String getRelatedAddress();

  /** Null for host candidates. */
  @JSBody(script = "return this.relatedPort ?? null;")
  public native JSNumber getRelatedPort();

  /** May be null. */
  @JSBody(script = "return this.usernameFragment ?? null;")
  public native String getUsernameFragment();

  /** One of {@link RTCIceServerTransportProtocol}. Null but for local relay candidates. */
  @JSBody(script = "return this.relayProtocol ?? null;")
  public native String getRelayProtocol();

  /** Of the server that it was got from. Null for host candidates and remote ones. */
  @JSBody(script = "return this.url ?? null;")
  public native String getUrl();

  public native RTCIceCandidateInit toJSON();
}
