package dev.parley.jso;

import org.teavm.jso.JSBody;
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

  /** For SDP syntax errors; else null. */
  @JSBody(script = "var v = this.sdpLineNumber; return v === undefined ? null : v;")
  public native JSNumber getSdpLineNumber();

  /** For SCTP failures; else null. */
  @JSBody(script = "var v = this.sctpCauseCode; return v === undefined ? null : v;")
  public native JSNumber getSctpCauseCode();

  /** A DTLS alert. May be null. */
  @JSBody(script = "var v = this.receivedAlert; return v === undefined ? null : v;")
  public native JSNumber getReceivedAlert();

  /** A DTLS alert. May be null. */
  @JSBody(script = "var v = this.sentAlert; return v === undefined ? null : v;")
  public native JSNumber getSentAlert();
}
