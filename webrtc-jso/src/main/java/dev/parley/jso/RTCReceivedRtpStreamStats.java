package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What the receiving end of an RTP stream knows.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#receivedrtpstats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCReceivedRtpStreamStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCReceivedRtpStreamStats extends RTCRtpStreamStats {

  @JSProperty
  public native double getPacketsReceived();

  @JSProperty
  public native double getPacketsReceivedWithEct1();

  @JSProperty
  public native double getPacketsReceivedWithCe();

  @JSProperty
  public native double getPacketsReportedAsLost();

  @JSProperty
  public native double getPacketsReportedAsLostButRecovered();

  /** May be negative, if packets came twice. */
  @JSProperty
  public native double getPacketsLost();

  /** Seconds. */
  @JSProperty
  public native double getJitter();
}
