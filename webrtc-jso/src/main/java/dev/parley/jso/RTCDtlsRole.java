package dev.parley.jso;

/**
 * Roles in the DTLS handshake.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#rtcdtlsrole-enum">Identifiers for WebRTC's
 *     Statistics API, RTCDtlsRole enum</a>
 */
public final class RTCDtlsRole {
  public static final String CLIENT = "client";
  public static final String SERVER = "server";
  public static final String UNKNOWN = "unknown";

  private RTCDtlsRole() {}
}
