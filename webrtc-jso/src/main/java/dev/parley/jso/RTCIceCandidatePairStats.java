package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A pair of candidates.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#candidatepair-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCIceCandidatePairStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCIceCandidatePairStats extends RTCStats {

  @JSProperty
  public native String getTransportId();

  @JSProperty
  public native String getLocalCandidateId();

  @JSProperty
  public native String getRemoteCandidateId();

  /** One of {@link RTCStatsIceCandidatePairState}. */
  @JSProperty
  public native String getState();

  @JSProperty
  public native boolean isNominated();

  @JSProperty
  public native double getPacketsSent();

  @JSProperty
  public native double getPacketsReceived();

  @JSProperty
  public native double getBytesSent();

  @JSProperty
  public native double getBytesReceived();

  /** Milliseconds since the epoch. */
  @JSProperty
  public native double getLastPacketSentTimestamp();

  /** Milliseconds since the epoch. */
  @JSProperty
  public native double getLastPacketReceivedTimestamp();

  /** Seconds, summed over all measurements. */
  @JSProperty
  public native double getTotalRoundTripTime();

  /** Seconds. */
  @JSProperty
  public native double getCurrentRoundTripTime();

  /** Bits a second. */
  @JSProperty
  public native double getAvailableOutgoingBitrate();

  /** Bits a second. */
  @JSProperty
  public native double getAvailableIncomingBitrate();

  @JSProperty
  public native double getRequestsReceived();

  @JSProperty
  public native double getRequestsSent();

  @JSProperty
  public native double getResponsesReceived();

  @JSProperty
  public native double getResponsesSent();

  @JSProperty
  public native double getConsentRequestsSent();

  @JSProperty
  public native double getPacketsDiscardedOnSend();

  @JSProperty
  public native double getBytesDiscardedOnSend();
}
