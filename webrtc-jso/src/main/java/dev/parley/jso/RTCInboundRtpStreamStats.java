package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * An RTP stream that this side receives.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#inboundrtpstats-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCInboundRtpStreamStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCInboundRtpStreamStats extends RTCReceivedRtpStreamStats {

  @JSProperty
  public native String getTrackIdentifier();

  @JSBody(script = "var v = this.mid; return v === undefined ? null : v;")
  public native String getMid();

  @JSBody(script = "var v = this.remoteId; return v === undefined ? null : v;")
  public native String getRemoteId();

  @JSProperty
  public native double getFramesDecoded();

  @JSProperty
  public native double getKeyFramesDecoded();

  @JSProperty
  public native double getFramesRendered();

  @JSProperty
  public native double getFramesDropped();

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
  public native double getQpSum();

  /** Seconds. */
  @JSProperty
  public native double getTotalDecodeTime();

  /** Seconds. */
  @JSProperty
  public native double getTotalInterFrameDelay();

  /** Seconds squared. */
  @JSProperty
  public native double getTotalSquaredInterFrameDelay();

  @JSProperty
  public native double getPauseCount();

  /** Seconds. */
  @JSProperty
  public native double getTotalPausesDuration();

  @JSProperty
  public native double getFreezeCount();

  /** Seconds. */
  @JSProperty
  public native double getTotalFreezesDuration();

  /** Milliseconds since the epoch. */
  @JSProperty
  public native double getLastPacketReceivedTimestamp();

  @JSProperty
  public native double getHeaderBytesReceived();

  @JSProperty
  public native double getPacketsDiscarded();

  @JSProperty
  public native double getFecBytesReceived();

  @JSProperty
  public native double getFecPacketsReceived();

  @JSProperty
  public native double getFecPacketsDiscarded();

  @JSProperty
  public native double getBytesReceived();

  @JSProperty
  public native double getNackCount();

  @JSProperty
  public native double getFirCount();

  @JSProperty
  public native double getPliCount();

  /** Seconds, summed over frames or samples. */
  @JSProperty
  public native double getTotalProcessingDelay();

  /** NTP time in milliseconds. */
  @JSProperty
  public native double getEstimatedPlayoutTimestamp();

  /** Seconds, summed over samples or frames; divide by jitterBufferEmittedCount. */
  @JSProperty
  public native double getJitterBufferDelay();

  /** Seconds, summed as jitterBufferDelay is. */
  @JSProperty
  public native double getJitterBufferTargetDelay();

  @JSProperty
  public native double getJitterBufferEmittedCount();

  /** Seconds, summed as jitterBufferDelay is. */
  @JSProperty
  public native double getJitterBufferMinimumDelay();

  @JSProperty
  public native double getTotalSamplesReceived();

  @JSProperty
  public native double getConcealedSamples();

  @JSProperty
  public native double getSilentConcealedSamples();

  @JSProperty
  public native double getConcealmentEvents();

  @JSProperty
  public native double getInsertedSamplesForDeceleration();

  @JSProperty
  public native double getRemovedSamplesForAcceleration();

  /** 0 to 1, linear. */
  @JSProperty
  public native double getAudioLevel();

  /** Grows with the energy of what was played or captured. */
  @JSProperty
  public native double getTotalAudioEnergy();

  /** Seconds. */
  @JSProperty
  public native double getTotalSamplesDuration();

  @JSProperty
  public native double getFramesReceived();

  @JSBody(script = "var v = this.decoderImplementation; return v === undefined ? null : v;")
  public native String getDecoderImplementation();

  @JSBody(script = "var v = this.playoutId; return v === undefined ? null : v;")
  public native String getPlayoutId();

  @JSProperty
  public native boolean isPowerEfficientDecoder();

  @JSProperty
  public native double getFramesAssembledFromMultiplePackets();

  /** Seconds. */
  @JSProperty
  public native double getTotalAssemblyTime();

  @JSProperty
  public native double getRetransmittedPacketsReceived();

  @JSProperty
  public native double getRetransmittedBytesReceived();

  @JSProperty
  public native double getRtxSsrc();

  @JSProperty
  public native double getFecSsrc();

  @JSProperty
  public native double getTotalCorruptionProbability();

  @JSProperty
  public native double getTotalSquaredCorruptionProbability();

  @JSProperty
  public native double getCorruptionMeasurements();
}
