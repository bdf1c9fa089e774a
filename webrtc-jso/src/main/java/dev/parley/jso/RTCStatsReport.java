package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.function.JSConsumer;

/**
 * Statistics by their ids, as they were at one moment.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcstatsreport-object">WebRTC 1.0, RTCStatsReport
 *     Object</a>
 */
@JSClass
public abstract class RTCStatsReport implements JSObject {

  @JSProperty
  public native int getSize();

  public native boolean has(String id);

  /**
   * Null if there is none. The caller knows the dictionary, by the statistics' type or from whom
   * the id came; it is not checked.
   */
  @JSBody(params = "id", script = "var v = this.get(id); return v === undefined ? null : v;")
  public native <T extends RTCStats> T get(String id);

  public native void forEach(JSConsumer<RTCStats> callback);
}
