package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * How long a certificate is to live. A member of the same object as the key algorithm: cast the
 * {@link Algorithm} to it.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtccertificateexpiration-dictionary">WebRTC 1.0,
 *     RTCCertificateExpiration Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCCertificateExpiration implements JSObject {

  /** An empty one. */
  public RTCCertificateExpiration() {}

  /** Milliseconds from now. */
  @JSProperty
  public native void setExpires(double expires);
}
