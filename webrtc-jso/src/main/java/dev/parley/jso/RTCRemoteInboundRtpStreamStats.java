package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What the other side reports of an RTP stream that this side sends.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#remoteinboundrtpstats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCRemoteInboundRtpStreamStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRemoteInboundRtpStreamStats extends RTCReceivedRtpStreamStats {

  @JSBody(script = "var v = this.localId; return v === undefined ? null : v;")
  public native String getLocalId();

  /** Seconds. */
  @JSProperty
  public native double getRoundTripTime();

  /** Seconds, summed over all measurements. */
  @JSProperty
  public native double getTotalRoundTripTime();

  /** 0 to 1. */
  @JSProperty
  public native double getFractionLost();

  @JSProperty
  public native double getRoundTripTimeMeasurements();

  @JSProperty
  public native double getPacketsWithBleachedEct1Marking();
}
