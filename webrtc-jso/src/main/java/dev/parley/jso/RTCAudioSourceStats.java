package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * An audio track that is being sent.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#audiosourcestats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCAudioSourceStats dictionary</a>
 */
@JSClass(transparent = true)
public abstract class RTCAudioSourceStats extends RTCMediaSourceStats {

  @JSProperty
  public native double getAudioLevel();

  @JSProperty
  public native double getTotalAudioEnergy();

  @JSProperty
  public native double getTotalSamplesDuration();

  @JSProperty
  public native double getEchoReturnLoss();

  @JSProperty
  public native double getEchoReturnLossEnhancement();
}
