package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * An ICE and DTLS transport.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#transportstats-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCTransportStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCTransportStats extends RTCStats {

  @JSProperty
  public native double getPacketsSent();

  @JSProperty
  public native double getPacketsReceived();

  @JSProperty
  public native double getBytesSent();

  @JSProperty
  public native double getBytesReceived();

  /** One of {@link RTCIceRole}. */
  @JSBody(script = "return this.iceRole ?? null;")
  public native String getIceRole();

  @JSBody(script = "return this.iceLocalUsernameFragment ?? null;")
  public native String getIceLocalUsernameFragment();

  /** One of {@link RTCDtlsTransportState}. */
  @JSProperty
  public native String getDtlsState();

  /** One of {@link RTCIceTransportState}. */
  @JSBody(script = "return this.iceState ?? null;")
  public native String getIceState();

  @JSBody(script = "return this.selectedCandidatePairId ?? null;")
  public native String getSelectedCandidatePairId();

  @JSBody(script = "return this.localCertificateId ?? null;")
  public native String getLocalCertificateId();

  @JSBody(script = "return this.remoteCertificateId ?? null;")
  public native String getRemoteCertificateId();

  /** Four hexadecimal digits. Null where absent. */
  @JSBody(script = "return this.tlsVersion ?? null;")
  public native String getTlsVersion();

  @JSBody(script = "return this.dtlsCipher ?? null;")
  public native String getDtlsCipher();

  /** One of {@link RTCDtlsRole}. */
  @JSBody(script = "return this.dtlsRole ?? null;")
  public native String getDtlsRole();

  @JSBody(script = "return this.srtpCipher ?? null;")
  public native String getSrtpCipher();

  @JSProperty
  public native double getSelectedCandidatePairChanges();

  @JSProperty
  public native double getCcfbMessagesSent();

  @JSProperty
  public native double getCcfbMessagesReceived();
}
