package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * One encoding of a track, that is one layer of simulcast.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpencodingparameters">WebRTC 1.0,
 *     RTCRtpEncodingParameters Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCRtpEncodingParameters extends RTCRtpCodingParameters {

  /** An empty one. */
  public RTCRtpEncodingParameters() {}

  /** Whether it is sent. */
  @JSProperty
  public native boolean isActive();

  @JSProperty
  public native void setActive(boolean active);

  /** Null for the one that was negotiated. */
  @JSBody(script = "var v = this.codec; return v === undefined ? null : v;")
  public native RTCRtpCodec getCodec();

  @JSProperty
  public native void setCodec(RTCRtpCodec codec);

  /** Bits a second. */
  @JSProperty
  public native double getMaxBitrate();

  @JSProperty
  public native void setMaxBitrate(double maxBitrate);

  /** Frames a second. */
  @JSProperty
  public native double getMaxFramerate();

  @JSProperty
  public native void setMaxFramerate(double maxFramerate);

  /** Factor of at least 1 by which width and height are divided. */
  @JSProperty
  public native double getScaleResolutionDownBy();

  @JSProperty
  public native void setScaleResolutionDownBy(double scaleResolutionDownBy);

  @JSBody(script = "var v = this.scaleResolutionDownTo; return v === undefined ? null : v;")
  public native RTCResolutionRestriction getScaleResolutionDownTo();

  @JSProperty
  public native void setScaleResolutionDownTo(RTCResolutionRestriction scaleResolutionDownTo);

  /** Whether the packets of audio may grow when bandwidth is short. */
  @JSProperty
  public native boolean isAdaptivePtime();

  @JSProperty
  public native void setAdaptivePtime(boolean adaptivePtime);

  /** One of {@link RTCPriorityType}. */
  @JSBody(script = "var v = this.priority; return v === undefined ? null : v;")
  public native String getPriority();

  @JSProperty
  public native void setPriority(String priority);

  /** One of {@link RTCPriorityType}. */
  @JSBody(script = "var v = this.networkPriority; return v === undefined ? null : v;")
  public native String getNetworkPriority();

  @JSProperty
  public native void setNetworkPriority(String networkPriority);

  /** Such as {@code L1T3}. Null where absent. */
  @JSBody(script = "var v = this.scalabilityMode; return v === undefined ? null : v;")
  public native String getScalabilityMode();

  @JSProperty
  public native void setScalabilityMode(String scalabilityMode);
}
