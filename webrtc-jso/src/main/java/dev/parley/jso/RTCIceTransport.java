package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;

/**
 * The ICE transport under a {@link RTCDtlsTransport}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicetransport">WebRTC 1.0, RTCIceTransport
 *     Interface</a>
 */
@JSClass
public abstract class RTCIceTransport extends DOMEventTarget {

  /** One of {@link RTCIceRole}. */
  @JSProperty
  public native String getRole();

  /** One of {@link RTCIceComponent}. */
  @JSProperty
  public native String getComponent();

  /** One of {@link RTCIceTransportState}. */
  @JSProperty
  public native String getState();

  /** One of {@link RTCIceGathererState}. */
  @JSProperty
  public native String getGatheringState();

  public native JSArrayReader<RTCIceCandidate> getLocalCandidates();

  public native JSArrayReader<RTCIceCandidate> getRemoteCandidates();

  /** Null until there is one. */
  public native RTCIceCandidatePair getSelectedCandidatePair();

  /** Null until a local description is set. */
  public native RTCIceParameters getLocalParameters();

  /** Null until a remote description is set. */
  public native RTCIceParameters getRemoteParameters();

  public final Registration onStateChange(EventListener<Event> listener) {
    return onEvent("statechange", listener);
  }

  public final Registration onGatheringStateChange(EventListener<Event> listener) {
    return onEvent("gatheringstatechange", listener);
  }

  public final Registration onSelectedCandidatePairChange(EventListener<Event> listener) {
    return onEvent("selectedcandidatepairchange", listener);
  }
}
