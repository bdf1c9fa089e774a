package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * A certificate with which DTLS authenticates this side. Expired ones are refused by a new
 * connection.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtccertificate-interface">WebRTC 1.0, RTCCertificate
 *     Interface</a>
 */
@JSClass
public abstract class RTCCertificate implements JSObject {

  /** Milliseconds since the epoch. */
  @JSProperty
  public native double getExpires();

  public native JSArrayReader<RTCDtlsFingerprint> getFingerprints();
}
