package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What a made-up {@link RTCError} carries.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcerror-interface">WebRTC 1.0, RTCError
 *     Interface</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCErrorInit implements JSObject {

  /** An empty one. */
  public RTCErrorInit() {}

  /** One of {@link RTCErrorDetailType}. */
  @JSProperty
  public native void setErrorDetail(String errorDetail);

  @JSProperty
  public native void setSdpLineNumber(int sdpLineNumber);

  @JSProperty
  public native void setSctpCauseCode(int sctpCauseCode);

  @JSProperty
  public native void setReceivedAlert(double receivedAlert);

  @JSProperty
  public native void setSentAlert(double sentAlert);
}
