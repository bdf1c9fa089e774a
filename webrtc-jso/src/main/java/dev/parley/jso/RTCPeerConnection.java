package dev.parley.jso;

import org.teavm.jso.JSBody;
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

  /** Throws if the configuration is invalid. */
  public RTCPeerConnection() {}

  /** Throws if the configuration is invalid. */
  public RTCPeerConnection(RTCConfiguration configuration) {}

  public native JSPromise<RTCSessionDescriptionInit> createOffer();

  public native JSPromise<RTCSessionDescriptionInit> createOffer(RTCOfferOptions options);

  public native JSPromise<RTCSessionDescriptionInit> createAnswer();

  public native JSPromise<RTCSessionDescriptionInit> createAnswer(RTCAnswerOptions options);

  /** Without a description, sets the offer or answer that the signaling state asks for. */
  public native JSPromise<JSUndefined> setLocalDescription();

  /** Without a description, sets the offer or answer that the signaling state asks for. */
  public native JSPromise<JSUndefined> setLocalDescription(
      RTCLocalSessionDescriptionInit description);

  /** Without a description, sets the offer or answer that the signaling state asks for. */
  public native JSPromise<JSUndefined> setLocalDescription(RTCSessionDescriptionInit description);

  /** Without a description, sets the offer or answer that the signaling state asks for. */
  public native JSPromise<JSUndefined> setLocalDescription(RTCSessionDescription description);

  /** The pending one, else the current one. Null until set. */
  @JSBody(script = "var v = this.localDescription; return v === undefined ? null : v;")
  public native RTCSessionDescription getLocalDescription();

  /** The one that was last negotiated, with candidates found since. Null before that. */
  @JSBody(script = "var v = this.currentLocalDescription; return v === undefined ? null : v;")
  public native RTCSessionDescription getCurrentLocalDescription();

  /** The one being negotiated. Null if none is. */
  @JSBody(script = "var v = this.pendingLocalDescription; return v === undefined ? null : v;")
  public native RTCSessionDescription getPendingLocalDescription();

  public native JSPromise<JSUndefined> setRemoteDescription(RTCSessionDescriptionInit description);

  public native JSPromise<JSUndefined> setRemoteDescription(RTCSessionDescription description);

  /** The pending one, else the current one. Null until set. */
  @JSBody(script = "var v = this.remoteDescription; return v === undefined ? null : v;")
  public native RTCSessionDescription getRemoteDescription();

  /** The one that was last negotiated, with candidates added since. Null before that. */
  @JSBody(script = "var v = this.currentRemoteDescription; return v === undefined ? null : v;")
  public native RTCSessionDescription getCurrentRemoteDescription();

  /** The one being negotiated. Null if none is. */
  @JSBody(script = "var v = this.pendingRemoteDescription; return v === undefined ? null : v;")
  public native RTCSessionDescription getPendingRemoteDescription();

  /** Without a candidate, or with an empty one, says that no more come. */
  public native JSPromise<JSUndefined> addIceCandidate();

  /** Without a candidate, or with an empty one, says that no more come. */
  public native JSPromise<JSUndefined> addIceCandidate(RTCIceCandidateInit candidate);

  /** Without a candidate, or with an empty one, says that no more come. */
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

  /** Null until a remote description is set. */
  @JSBody(script = "var v = this.canTrickleIceCandidates; return v === undefined ? null : v;")
  public native JSBoolean getCanTrickleIceCandidates();

  /** Has the next offer start ICE anew, and asks for one. */
  public native void restartIce();

  public native RTCConfiguration getConfiguration();

  public native void setConfiguration();

  public native void setConfiguration(RTCConfiguration configuration);

  /** Ends it for good, without any event on this side. */
  public native void close();

  /** {@code keygenAlgorithm} may bear an {@link RTCCertificateExpiration} too. */
  public static native JSPromise<RTCCertificate> generateCertificate(String keygenAlgorithm);

  /** {@code keygenAlgorithm} may bear an {@link RTCCertificateExpiration} too. */
  public static native JSPromise<RTCCertificate> generateCertificate(Algorithm keygenAlgorithm);

  public native JSArrayReader<RTCRtpSender> getSenders();

  public native JSArrayReader<RTCRtpReceiver> getReceivers();

  public native JSArrayReader<RTCRtpTransceiver> getTransceivers();

  public native RTCRtpSender addTrack(MediaStreamTrack track, MediaStream... streams);

  /** Stops sending; the sender and its transceiver stay. */
  public native void removeTrack(RTCRtpSender sender);

  /** {@code trackOrKind}: a track to send, or {@code audio} or {@code video}. */
  public native RTCRtpTransceiver addTransceiver(MediaStreamTrack trackOrKind);

  /** {@code trackOrKind}: a track to send, or {@code audio} or {@code video}. */
  public native RTCRtpTransceiver addTransceiver(String trackOrKind);

  /** {@code trackOrKind}: a track to send, or {@code audio} or {@code video}. */
  public native RTCRtpTransceiver addTransceiver(
      MediaStreamTrack trackOrKind, RTCRtpTransceiverInit init);

  /** {@code trackOrKind}: a track to send, or {@code audio} or {@code video}. */
  public native RTCRtpTransceiver addTransceiver(String trackOrKind, RTCRtpTransceiverInit init);

  /** Null until data channels are negotiated. */
  @JSBody(script = "var v = this.sctp; return v === undefined ? null : v;")
  public native RTCSctpTransport getSctp();

  public native RTCDataChannel createDataChannel(String label);

  public native RTCDataChannel createDataChannel(String label, RTCDataChannelInit dataChannelDict);

  /** Of everything, or of one track that is sent or received. */
  public native JSPromise<RTCStatsReport> getStats();

  /** Of everything, or of one track that is sent or received. */
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
