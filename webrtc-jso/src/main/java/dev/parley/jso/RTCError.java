package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;

/**
 * A {@link DOMException} with details of what failed. Transparent, since some browsers lack it.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcerror-interface">WebRTC 1.0, RTCError
 *     Interface</a>
 */
@JSClass(transparent = true)
public class RTCError extends DOMException {

  public RTCError(RTCErrorInit init) {}

  public RTCError(RTCErrorInit init, String message) {
    super(message);
  }

  /** One of {@link RTCErrorDetailType}. */
  @JSProperty
  public native String getErrorDetail();

  /** May be null. */
  @JSProperty
  public native JSNumber getSdpLineNumber();

  /** May be null. */
  @JSProperty
  public native JSNumber getSctpCauseCode();

  /** May be null. */
  @JSProperty
  public native JSNumber getReceivedAlert();

  /** May be null. */
  @JSProperty
  public native JSNumber getSentAlert();
}
