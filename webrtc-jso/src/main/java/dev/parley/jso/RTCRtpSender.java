package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSUndefined;

/**
 * Encodes one track and sends it.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpsender-interface">WebRTC 1.0, RTCRtpSender
 *     Interface</a>
 */
@JSClass
public abstract class RTCRtpSender implements JSObject {

  /** Null if it sends nothing. */
  @JSBody(script = "var v = this.track; return v === undefined ? null : v;")
  public native MediaStreamTrack getTrack();

  /** Null until negotiated. */
  @JSBody(script = "var v = this.transport; return v === undefined ? null : v;")
  public native RTCDtlsTransport getTransport();

  /** Null unless {@code kind} is {@code audio} or {@code video}. */
  public static native RTCRtpCapabilities getCapabilities(String kind);

  public native JSPromise<JSUndefined> setParameters(RTCRtpSendParameters parameters);

  public native JSPromise<JSUndefined> setParameters(
      RTCRtpSendParameters parameters, RTCSetParameterOptions setParameterOptions);

  public native RTCRtpSendParameters getParameters();

  /** Without renegotiation; null sends nothing. */
  public native JSPromise<JSUndefined> replaceTrack(MediaStreamTrack withTrack);

  public native void setStreams(MediaStream... streams);

  public native JSPromise<RTCStatsReport> getStats();

  /** Null for video. */
  @JSBody(script = "var v = this.dtmf; return v === undefined ? null : v;")
  public native RTCDTMFSender getDtmf();

  /** Null for none. */
  @JSBody(script = "var v = this.transform; return v === undefined ? null : v;")
  public native RTCRtpScriptTransform getTransform();

  @JSProperty
  public native void setTransform(RTCRtpScriptTransform transform);
}
