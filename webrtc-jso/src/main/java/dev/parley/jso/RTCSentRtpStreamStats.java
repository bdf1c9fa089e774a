package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What the sending end of an RTP stream knows.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#sentrtpstats-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCSentRtpStreamStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCSentRtpStreamStats extends RTCRtpStreamStats {

  @JSProperty
  public native double getPacketsSent();

  @JSProperty
  public native double getBytesSent();
}
