package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A certificate of either side.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#certificatestats-dict*">Identifiers for
 *     WebRTC's Statistics API, RTCCertificateStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCCertificateStats extends RTCStats {

  @JSProperty
  public native String getFingerprint();

  @JSProperty
  public native String getFingerprintAlgorithm();

  @JSProperty
  public native String getBase64Certificate();

  @JSBody(script = "var v = this.issuerCertificateId; return v === undefined ? null : v;")
  public native String getIssuerCertificateId();
}
