package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A header extension in use.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpheaderextensionparameters">WebRTC 1.0,
 *     RTCRtpHeaderExtensionParameters Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCRtpHeaderExtensionParameters implements JSObject {

  @JSProperty
  public native String getUri();

  /** 1 to 255 (RFC 8285). */
  @JSProperty
  public native double getId();

  @JSProperty
  public native boolean isEncrypted();
}
