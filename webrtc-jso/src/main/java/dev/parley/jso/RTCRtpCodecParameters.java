package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A codec in use, with its payload type.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpcodecparameters">WebRTC 1.0,
 *     RTCRtpCodecParameters Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRtpCodecParameters extends RTCRtpCodec {

  @JSProperty
  public native double getPayloadType();
}
