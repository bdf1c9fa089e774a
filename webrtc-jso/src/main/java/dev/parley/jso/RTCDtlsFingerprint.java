package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/**
 * A certificate's fingerprint.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdtlsfingerprint">WebRTC 1.0, RTCDtlsFingerprint
 *     Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCDtlsFingerprint implements JSObject {

  @JSBody(script = "var v = this.algorithm; return v === undefined ? null : v;")
  public native String getAlgorithm();

  @JSBody(script = "var v = this.value; return v === undefined ? null : v;")
  public native String getValue();
}
