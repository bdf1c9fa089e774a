package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A track that is being sent.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#mediasourcestats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCMediaSourceStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCMediaSourceStats extends RTCStats {

  @JSProperty
  public native String getTrackIdentifier();

  @JSProperty
  public native String getKind();
}
