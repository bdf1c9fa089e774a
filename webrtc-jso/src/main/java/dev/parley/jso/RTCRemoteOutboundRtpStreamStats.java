package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What the other side reports of an RTP stream that this side receives.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#remoteoutboundrtpstats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCRemoteOutboundRtpStreamStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRemoteOutboundRtpStreamStats extends RTCSentRtpStreamStats {

  @JSBody(script = "var v = this.localId; return v === undefined ? null : v;")
  public native String getLocalId();

  /** Milliseconds since the epoch, by the other side's clock. */
  @JSProperty
  public native double getRemoteTimestamp();

  @JSProperty
  public native double getReportsSent();

  /** Seconds. */
  @JSProperty
  public native double getRoundTripTime();

  /** Seconds, summed over all measurements. */
  @JSProperty
  public native double getTotalRoundTripTime();

  @JSProperty
  public native double getRoundTripTimeMeasurements();
}
