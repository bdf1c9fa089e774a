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
  @JSBody(script = "var v = this.iceRole; return v === undefined ? null : v;")
  public native String getIceRole();

  @JSBody(script = "var v = this.iceLocalUsernameFragment; return v === undefined ? null : v;")
  public native String getIceLocalUsernameFragment();

  /** One of {@link RTCDtlsTransportState}. */
  @JSProperty
  public native String getDtlsState();

  /** One of {@link RTCIceTransportState}. */
  @JSBody(script = "var v = this.iceState; return v === undefined ? null : v;")
  public native String getIceState();

  @JSBody(script = "var v = this.selectedCandidatePairId; return v === undefined ? null : v;")
  public native String getSelectedCandidatePairId();

  @JSBody(script = "var v = this.localCertificateId; return v === undefined ? null : v;")
  public native String getLocalCertificateId();

  @JSBody(script = "var v = this.remoteCertificateId; return v === undefined ? null : v;")
  public native String getRemoteCertificateId();

  /** Four hexadecimal digits. Null where absent. */
  @JSBody(script = "var v = this.tlsVersion; return v === undefined ? null : v;")
  public native String getTlsVersion();

  @JSBody(script = "var v = this.dtlsCipher; return v === undefined ? null : v;")
  public native String getDtlsCipher();

  /** One of {@link RTCDtlsRole}. */
  @JSBody(script = "var v = this.dtlsRole; return v === undefined ? null : v;")
  public native String getDtlsRole();

  @JSBody(script = "var v = this.srtpCipher; return v === undefined ? null : v;")
  public native String getSrtpCipher();

  @JSProperty
  public native double getSelectedCandidatePairChanges();

  @JSProperty
  public native double getCcfbMessagesSent();

  @JSProperty
  public native double getCcfbMessagesReceived();
}
