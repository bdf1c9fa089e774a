package dev.parley.jso;

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

  public RTCIceCandidate(RTCLocalIceCandidateInit candidateInitDict) {}

  @JSProperty
  public native String getCandidate();

  /** May be null. */
  @JSProperty
  public native String getSdpMid();

  /** May be null. */
  @JSProperty
  public native JSNumber getSdpMLineIndex();

  /** May be null. */
  @JSProperty
  public native String getFoundation();

  /** One of {@link RTCIceComponent}. May be null. */
  @JSProperty
  public native String getComponent();

  /** May be null. */
  @JSProperty
  public native JSNumber getPriority();

  /** May be null. */
  @JSProperty
  public native String getAddress();

  /** One of {@link RTCIceProtocol}. May be null. */
  @JSProperty
  public native String getProtocol();

  /** May be null. */
  @JSProperty
  public native JSNumber getPort();

  /** One of {@link RTCIceCandidateType}. May be null. */
  @JSProperty
  public native String getType();

  /** One of {@link RTCIceTcpCandidateType}. May be null. */
  @JSProperty
  public native String getTcpType();

  /** May be null. */
  @JSProperty
  public native String getRelatedAddress();

  /** May be null. */
  @JSProperty
  public native JSNumber getRelatedPort();

  /** May be null. */
  @JSProperty
  public native String getUsernameFragment();

  /** One of {@link RTCIceServerTransportProtocol}. May be null. */
  @JSProperty
  public native String getRelayProtocol();

  /** May be null. */
  @JSProperty
  public native String getUrl();

  public native RTCIceCandidateInit toJSON();
}
