package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What all statistics have in common. Find out the {@link RTCStatsType}, then cast.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcstats-dictionary">WebRTC 1.0, RTCStats
 *     Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCStats implements JSObject {

  /** Milliseconds since the epoch. */
  @JSProperty
  public native double getTimestamp();

  /** One of {@link RTCStatsType}. */
  @JSProperty
  public native String getType();

  @JSProperty
  public native String getId();
}
