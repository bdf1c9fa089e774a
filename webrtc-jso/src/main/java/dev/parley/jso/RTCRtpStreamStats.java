package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * What the statistics of all RTP streams have in common.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#streamstats-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCRtpStreamStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRtpStreamStats extends RTCStats {

  /** 0 to 4,294,967,295. */
  @JSProperty
  public native double getSsrc();

  @JSProperty
  public native String getKind();

  @JSBody(script = "var v = this.transportId; return v === undefined ? null : v;")
  public native String getTransportId();

  @JSBody(script = "var v = this.codecId; return v === undefined ? null : v;")
  public native String getCodecId();
}
