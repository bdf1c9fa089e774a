package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * What this browser could send or receive, of one kind.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpcapabilities">WebRTC 1.0, RTCRtpCapabilities
 *     Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRtpCapabilities implements JSObject {

  @JSProperty
  public native JSArrayReader<RTCRtpCodec> getCodecs();

  @JSProperty
  public native JSArrayReader<RTCRtpHeaderExtensionCapability> getHeaderExtensions();
}
