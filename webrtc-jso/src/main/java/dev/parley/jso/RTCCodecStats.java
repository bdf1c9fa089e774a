package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A codec in use by an RTP stream.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#codec-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCCodecStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCCodecStats extends RTCStats {

  @JSProperty
  public native double getPayloadType();

  @JSProperty
  public native String getTransportId();

  @JSProperty
  public native String getMimeType();

  /** Hertz. */
  @JSProperty
  public native double getClockRate();

  @JSProperty
  public native double getChannels();

  @JSBody(script = "var v = this.sdpFmtpLine; return v === undefined ? null : v;")
  public native String getSdpFmtpLine();
}
