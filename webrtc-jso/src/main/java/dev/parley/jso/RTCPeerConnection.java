package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;

/**
 * A connection to another peer, carrying media and data. What the specification lets throw is
 * thrown as a JavaScript exception; what it lets reject arrives in the promise, as a {@link
 * DOMException}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnection-interface">WebRTC 1.0,
 *     RTCPeerConnection Interface</a>
 */
@JSClass
public class RTCPeerConnection extends DOMEventTarget {

  public RTCPeerConnection() {}

  public RTCPeerConnection(RTCConfiguration configuration) {}

  public native JSPromise<RTCSessionDescriptionInit> createOffer();

  public native JSPromise<RTCSessionDescriptionInit> createOffer(RTCOfferOptions options);

  public native JSPromise<RTCSessionDescriptionInit> createAnswer();

  public native JSPromise<RTCSessionDescriptionInit> createAnswer(RTCAnswerOptions options);

  public native JSPromise<JSUndefined> setLocalDescription();

  public native JSPromise<JSUndefined> setLocalDescription(
      RTCLocalSessionDescriptionInit description);

  public native JSPromise<JSUndefined> setLocalDescription(RTCSessionDescriptionInit description);

  public native JSPromise<JSUndefined> setLocalDescription(RTCSessionDescription description);

  /** May be null. */
  @JSProperty
  public native RTCSessionDescription getLocalDescription();

  /** May be null. */
  @JSProperty
  public native RTCSessionDescription getCurrentLocalDescription();

  /** May be null. */
  @JSProperty
  public native RTCSessionDescription getPendingLocalDescription();

  public native JSPromise<JSUndefined> setRemoteDescription(RTCSessionDescriptionInit description);

  public native JSPromise<JSUndefined> setRemoteDescription(RTCSessionDescription description);

  /** May be null. */
  @JSProperty
  public native RTCSessionDescription getRemoteDescription();

  /** May be null. */
  @JSProperty
  public native RTCSessionDescription getCurrentRemoteDescription();

  /** May be null. */
  @JSProperty
  public native RTCSessionDescription getPendingRemoteDescription();

  public native JSPromise<JSUndefined> addIceCandidate();

  public native JSPromise<JSUndefined> addIceCandidate(RTCIceCandidateInit candidate);

  public native JSPromise<JSUndefined> addIceCandidate(RTCIceCandidate candidate);

  /** One of {@link RTCSignalingState}. */
  @JSProperty
  public native String getSignalingState();

  /** One of {@link RTCIceGatheringState}. */
  @JSProperty
  public native String getIceGatheringState();

  /** One of {@link RTCIceConnectionState}. */
  @JSProperty
  public native String getIceConnectionState();

  /** One of {@link RTCPeerConnectionState}. */
  @JSProperty
  public native String getConnectionState();

  /** May be null. */
  @JSProperty
  public native JSBoolean getCanTrickleIceCandidates();

  public native void restartIce();

  public native RTCConfiguration getConfiguration();

  public native void setConfiguration();

  public native void setConfiguration(RTCConfiguration configuration);

  public native void close();

  public static native JSPromise<RTCCertificate> generateCertificate(String keygenAlgorithm);

  public static native JSPromise<RTCCertificate> generateCertificate(Algorithm keygenAlgorithm);

  public native JSArrayReader<RTCRtpSender> getSenders();

  public native JSArrayReader<RTCRtpReceiver> getReceivers();

  public native JSArrayReader<RTCRtpTransceiver> getTransceivers();

  public native RTCRtpSender addTrack(MediaStreamTrack track, MediaStream... streams);

  public native void removeTrack(RTCRtpSender sender);

  public native RTCRtpTransceiver addTransceiver(MediaStreamTrack trackOrKind);

  public native RTCRtpTransceiver addTransceiver(String trackOrKind);

  public native RTCRtpTransceiver addTransceiver(
      MediaStreamTrack trackOrKind, RTCRtpTransceiverInit init);

  public native RTCRtpTransceiver addTransceiver(String trackOrKind, RTCRtpTransceiverInit init);

  /** May be null. */
  @JSProperty
  public native RTCSctpTransport getSctp();

  public native RTCDataChannel createDataChannel(String label);

  public native RTCDataChannel createDataChannel(String label, RTCDataChannelInit dataChannelDict);

  public native JSPromise<RTCStatsReport> getStats();

  public native JSPromise<RTCStatsReport> getStats(MediaStreamTrack selector);

  public final Registration onNegotiationNeeded(EventListener<Event> listener) {
    return onEvent("negotiationneeded", listener);
  }

  public final Registration onIceCandidate(EventListener<RTCPeerConnectionIceEvent> listener) {
    return onEvent("icecandidate", listener);
  }

  public final Registration onIceCandidateError(
      EventListener<RTCPeerConnectionIceErrorEvent> listener) {
    return onEvent("icecandidateerror", listener);
  }

  public final Registration onSignalingStateChange(EventListener<Event> listener) {
    return onEvent("signalingstatechange", listener);
  }

  public final Registration onIceConnectionStateChange(EventListener<Event> listener) {
    return onEvent("iceconnectionstatechange", listener);
  }

  public final Registration onIceGatheringStateChange(EventListener<Event> listener) {
    return onEvent("icegatheringstatechange", listener);
  }

  public final Registration onConnectionStateChange(EventListener<Event> listener) {
    return onEvent("connectionstatechange", listener);
  }

  public final Registration onTrack(EventListener<RTCTrackEvent> listener) {
    return onEvent("track", listener);
  }

  public final Registration onDataChannel(EventListener<RTCDataChannelEvent> listener) {
    return onEvent("datachannel", listener);
  }
}
