package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * What the parameters of senders and receivers have in common.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpparameters">WebRTC 1.0, RTCRtpParameters
 *     Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCRtpParameters implements JSObject {

  /** An empty one. */
  public RTCRtpParameters() {}

  @JSProperty
  public native JSArrayReader<RTCRtpHeaderExtensionParameters> getHeaderExtensions();

  @JSProperty
  public native void setHeaderExtensions(
      JSArrayReader<RTCRtpHeaderExtensionParameters> headerExtensions);

  @JSProperty
  public native RTCRtcpParameters getRtcp();

  @JSProperty
  public native void setRtcp(RTCRtcpParameters rtcp);

  @JSProperty
  public native JSArrayReader<RTCRtpCodecParameters> getCodecs();

  @JSProperty
  public native void setCodecs(JSArrayReader<RTCRtpCodecParameters> codecs);
}
