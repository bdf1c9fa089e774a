package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A header extension that could be used.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpheaderextensioncapability">WebRTC 1.0,
 *     RTCRtpHeaderExtensionCapability Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCRtpHeaderExtensionCapability implements JSObject {

  /** An empty one. */
  public RTCRtpHeaderExtensionCapability() {}

  @JSProperty
  public native String getUri();

  @JSProperty
  public native void setUri(String uri);

  /** One of {@link RTCRtpTransceiverDirection}. */
  @JSProperty
  public native String getDirection();

  @JSProperty
  public native void setDirection(String direction);
}
