package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A playout path for audio.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#playoutstats-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCAudioPlayoutStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCAudioPlayoutStats extends RTCStats {

  @JSProperty
  public native String getKind();

  /** Seconds. */
  @JSProperty
  public native double getSynthesizedSamplesDuration();

  @JSProperty
  public native double getSynthesizedSamplesEvents();

  /** Seconds. */
  @JSProperty
  public native double getTotalSamplesDuration();

  /** Seconds, summed over samples. */
  @JSProperty
  public native double getTotalPlayoutDelay();

  @JSProperty
  public native double getTotalSamplesCount();
}
