package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.workers.Worker;

/**
 * Passes encoded frames through a worker, which hears of it by an {@code rtctransform} event.
 * Transparent, since some browsers lack it.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-encoded-transform/#scriptTransform">WebRTC Encoded
 *     Transform, RTCRtpScriptTransform</a>
 */
@JSClass(transparent = true)
public class RTCRtpScriptTransform implements JSObject {

  public RTCRtpScriptTransform(Worker worker) {}

  public RTCRtpScriptTransform(Worker worker, JSObject options) {}

  public RTCRtpScriptTransform(Worker worker, JSObject options, JSArrayReader<JSObject> transfer) {}
}
