package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A local or remote candidate.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#icecandidate-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCIceCandidateStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCIceCandidateStats extends RTCStats {

  @JSProperty
  public native String getTransportId();

  /** May be null. */
  @JSBody(script = "return this.address ?? null;")
  public native String getAddress();

  @JSProperty
  public native double getPort();

  @JSBody(script = "return this.protocol ?? null;")
  public native String getProtocol();

  /** One of {@link RTCIceCandidateType}. */
  @JSProperty
  public native String getCandidateType();

  @JSProperty
  public native double getPriority();

  @JSBody(script = "return this.url ?? null;")
  public native String getUrl();

  /** One of {@link RTCIceServerTransportProtocol}. */
  @JSBody(script = "return this.relayProtocol ?? null;")
  public native String getRelayProtocol();

  @JSBody(script = "return this.foundation ?? null;")
  public native String getFoundation();

  @JSBody(script = "return this.relatedAddress ?? null;")
  public native String getRelatedAddress();

  @JSProperty
  public native double getRelatedPort();

  @JSBody(script = "return this.usernameFragment ?? null;")
  public native String getUsernameFragment();

  /** One of {@link RTCIceTcpCandidateType}. */
  @JSBody(script = "return this.tcpType ?? null;")
  public native String getTcpType();
}
