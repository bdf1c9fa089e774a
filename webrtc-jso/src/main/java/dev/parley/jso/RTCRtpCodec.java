package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A codec and its parameters.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpcodec">WebRTC 1.0, RTCRtpCodec Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCRtpCodec implements JSObject {

  /** An empty one. */
  public RTCRtpCodec() {}

  /** Such as {@code video/VP8}. */
  @JSProperty
  public native String getMimeType();

  @JSProperty
  public native void setMimeType(String mimeType);

  /** Hertz. */
  @JSProperty
  public native double getClockRate();

  @JSProperty
  public native void setClockRate(double clockRate);

  /** Of audio; NaN for video. */
  @JSProperty
  public native double getChannels();

  @JSProperty
  public native void setChannels(int channels);

  /** Format parameters as in SDP. Null where absent. */
  @JSBody(script = "var v = this.sdpFmtpLine; return v === undefined ? null : v;")
  public native String getSdpFmtpLine();

  @JSProperty
  public native void setSdpFmtpLine(String sdpFmtpLine);
}
