package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * Options of {@link RTCRtpSender#setParameters}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsetparameteroptions-dictionary">WebRTC 1.0,
 *     RTCSetParameterOptions Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCSetParameterOptions implements JSObject {

  /** An empty one. */
  public RTCSetParameterOptions() {}

  @JSProperty
  public native void setEncodingOptions(JSArrayReader<RTCEncodingOptions> encodingOptions);
}
