package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What {@link RTCRtpSender#setParameters} is to do once with an encoding.
 *
 * @see <a
 *     href="https://w3c.github.io/webrtc-extensions/#rtcrtpsender-setparameters-keyframe">WebRTC
 *     Extensions, RTCEncodingOptions Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCEncodingOptions implements JSObject {

  /** An empty one. */
  public RTCEncodingOptions() {}

  @JSProperty
  public native void setKeyFrame(boolean keyFrame);
}
