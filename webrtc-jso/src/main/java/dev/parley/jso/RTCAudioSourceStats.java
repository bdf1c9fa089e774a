package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * An audio track that is being sent.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#audiosourcestats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCAudioSourceStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCAudioSourceStats extends RTCMediaSourceStats {

  /** 0 to 1, linear. */
  @JSProperty
  public native double getAudioLevel();

  /** Grows with the energy of what was played or captured. */
  @JSProperty
  public native double getTotalAudioEnergy();

  /** Seconds. */
  @JSProperty
  public native double getTotalSamplesDuration();

  /** Decibels. */
  @JSProperty
  public native double getEchoReturnLoss();

  /** Decibels. */
  @JSProperty
  public native double getEchoReturnLossEnhancement();
}
