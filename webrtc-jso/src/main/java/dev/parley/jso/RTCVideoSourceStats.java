package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A video track that is being sent.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#videosourcestats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCVideoSourceStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCVideoSourceStats extends RTCMediaSourceStats {

  @JSProperty
  public native double getWidth();

  @JSProperty
  public native double getHeight();

  @JSProperty
  public native double getFrames();

  /** Of the last second. */
  @JSProperty
  public native double getFramesPerSecond();
}
