package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSNumber;

/**
 * An RTP stream that this side sends.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#outboundrtpstats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCOutboundRtpStreamStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCOutboundRtpStreamStats extends RTCSentRtpStreamStats {

  @JSBody(script = "var v = this.mid; return v === undefined ? null : v;")
  public native String getMid();

  @JSBody(script = "var v = this.mediaSourceId; return v === undefined ? null : v;")
  public native String getMediaSourceId();

  @JSBody(script = "var v = this.remoteId; return v === undefined ? null : v;")
  public native String getRemoteId();

  @JSBody(script = "var v = this.rid; return v === undefined ? null : v;")
  public native String getRid();

  @JSProperty
  public native double getEncodingIndex();

  @JSProperty
  public native double getHeaderBytesSent();

  @JSProperty
  public native double getRetransmittedPacketsSent();

  @JSProperty
  public native double getRetransmittedBytesSent();

  @JSProperty
  public native double getRtxSsrc();

  /** Bits a second. */
  @JSProperty
  public native double getTargetBitrate();

  @JSProperty
  public native double getTotalEncodedBytesTarget();

  /** Pixels. */
  @JSProperty
  public native double getFrameWidth();

  /** Pixels. */
  @JSProperty
  public native double getFrameHeight();

  /** Of the last second. */
  @JSProperty
  public native double getFramesPerSecond();

  @JSProperty
  public native double getFramesSent();

  @JSProperty
  public native double getHugeFramesSent();

  @JSProperty
  public native double getFramesEncoded();

  @JSProperty
  public native double getKeyFramesEncoded();

  @JSProperty
  public native double getQpSum();

  /** Decibels by plane, summed. Null where absent. */
  @JSBody(script = "var v = this.psnrSum; return v === undefined ? null : v;")
  public native JSMapLike<JSNumber> getPsnrSum();

  @JSProperty
  public native double getPsnrMeasurements();

  /** Seconds. */
  @JSProperty
  public native double getTotalEncodeTime();

  /** Seconds, summed over packets. */
  @JSProperty
  public native double getTotalPacketSendDelay();

  /** One of {@link RTCQualityLimitationReason}. */
  @JSBody(script = "var v = this.qualityLimitationReason; return v === undefined ? null : v;")
  public native String getQualityLimitationReason();

  /** Seconds by {@link RTCQualityLimitationReason}. Null where absent. */
  @JSBody(script = "var v = this.qualityLimitationDurations; return v === undefined ? null : v;")
  public native JSMapLike<JSNumber> getQualityLimitationDurations();

  @JSProperty
  public native double getQualityLimitationResolutionChanges();

  @JSProperty
  public native double getNackCount();

  @JSProperty
  public native double getFirCount();

  @JSProperty
  public native double getPliCount();

  @JSBody(script = "var v = this.encoderImplementation; return v === undefined ? null : v;")
  public native String getEncoderImplementation();

  @JSProperty
  public native boolean isPowerEfficientEncoder();

  @JSProperty
  public native boolean isActive();

  @JSBody(script = "var v = this.scalabilityMode; return v === undefined ? null : v;")
  public native String getScalabilityMode();

  @JSProperty
  public native double getPacketsSentWithEct1();
}
