package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSPromise;

/**
 * Decodes one track that the other side sends.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpreceiver-interface">WebRTC 1.0, RTCRtpReceiver
 *     Interface</a>
 */
@JSClass
public abstract class RTCRtpReceiver implements JSObject {

  @JSProperty
  public native MediaStreamTrack getTrack();

  /** Null until negotiated. */
  @JSBody(script = "var v = this.transport; return v === undefined ? null : v;")
  public native RTCDtlsTransport getTransport();

  /** Null unless {@code kind} is {@code audio} or {@code video}. */
  public static native RTCRtpCapabilities getCapabilities(String kind);

  public native RTCRtpReceiveParameters getParameters();

  public native JSArrayReader<RTCRtpContributingSource> getContributingSources();

  public native JSArrayReader<RTCRtpSynchronizationSource> getSynchronizationSources();

  public native JSPromise<RTCStatsReport> getStats();

  /**
   * Wanted delay of the jitter buffer in milliseconds, 0 to 4,000. Null leaves it to the browser.
   */
  @JSBody(script = "var v = this.jitterBufferTarget; return v === undefined ? null : v;")
  public native JSNumber getJitterBufferTarget();

  @JSProperty
  public native void setJitterBufferTarget(double jitterBufferTarget);

  @JSProperty
  public native void setJitterBufferTarget(JSNumber jitterBufferTarget);

  /** Null for none. */
  @JSBody(script = "var v = this.transform; return v === undefined ? null : v;")
  public native RTCRtpScriptTransform getTransform();

  @JSProperty
  public native void setTransform(RTCRtpScriptTransform transform);
}
