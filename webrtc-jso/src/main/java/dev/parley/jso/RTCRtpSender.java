package dev.parley.jso;

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

  /** May be null. */
  @JSProperty
  public native MediaStreamTrack getTrack();

  /** May be null. */
  @JSProperty
  public native RTCDtlsTransport getTransport();

  /** May be null. */
  public static native RTCRtpCapabilities getCapabilities(String kind);

  public native JSPromise<JSUndefined> setParameters(RTCRtpSendParameters parameters);

  public native JSPromise<JSUndefined> setParameters(
      RTCRtpSendParameters parameters, RTCSetParameterOptions setParameterOptions);

  public native RTCRtpSendParameters getParameters();

  public native JSPromise<JSUndefined> replaceTrack(MediaStreamTrack withTrack);

  public native void setStreams(MediaStream... streams);

  public native JSPromise<RTCStatsReport> getStats();

  /** May be null. */
  @JSProperty
  public native RTCDTMFSender getDtmf();

  /** May be null. */
  @JSProperty
  public native RTCRtpScriptTransform getTransform();

  @JSProperty
  public native void setTransform(RTCRtpScriptTransform transform);
}
