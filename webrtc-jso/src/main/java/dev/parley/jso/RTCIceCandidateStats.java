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
  @JSBody(script = "var v = this.address; return v === undefined ? null : v;")
  public native String getAddress();

  @JSProperty
  public native double getPort();

  @JSBody(script = "var v = this.protocol; return v === undefined ? null : v;")
  public native String getProtocol();

  /** One of {@link RTCIceCandidateType}. */
  @JSProperty
  public native String getCandidateType();

  @JSProperty
  public native double getPriority();

  @JSBody(script = "var v = this.url; return v === undefined ? null : v;")
  public native String getUrl();

  /** One of {@link RTCIceServerTransportProtocol}. */
  @JSBody(script = "var v = this.relayProtocol; return v === undefined ? null : v;")
  public native String getRelayProtocol();

  @JSBody(script = "var v = this.foundation; return v === undefined ? null : v;")
  public native String getFoundation();

  @JSBody(script = "var v = this.relatedAddress; return v === undefined ? null : v;")
  public native String getRelatedAddress();

  @JSProperty
  public native double getRelatedPort();

  @JSBody(script = "var v = this.usernameFragment; return v === undefined ? null : v;")
  public native String getUsernameFragment();

  /** One of {@link RTCIceTcpCandidateType}. */
  @JSBody(script = "var v = this.tcpType; return v === undefined ? null : v;")
  public native String getTcpType();
}
