package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * How a connection is to gather, bundle and certify: given to a new {@link RTCPeerConnection} or to
 * {@link RTCPeerConnection#setConfiguration}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcconfiguration-dictionary">WebRTC 1.0,
 *     RTCConfiguration Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCConfiguration implements JSObject {

  /** An empty one. */
  public RTCConfiguration() {}

  /** In the order of preference; empty for none. */
  @JSBody(script = "var v = this.iceServers; return v === undefined ? null : v;")
  public native JSArrayReader<RTCIceServer> getIceServers();

  @JSProperty
  public native void setIceServers(JSArrayReader<RTCIceServer> iceServers);

  /** One of {@link RTCIceTransportPolicy}. */
  @JSBody(script = "var v = this.iceTransportPolicy; return v === undefined ? null : v;")
  public native String getIceTransportPolicy();

  @JSProperty
  public native void setIceTransportPolicy(String iceTransportPolicy);

  /** One of {@link RTCBundlePolicy}. */
  @JSBody(script = "var v = this.bundlePolicy; return v === undefined ? null : v;")
  public native String getBundlePolicy();

  @JSProperty
  public native void setBundlePolicy(String bundlePolicy);

  /** One of {@link RTCRtcpMuxPolicy}. */
  @JSBody(script = "var v = this.rtcpMuxPolicy; return v === undefined ? null : v;")
  public native String getRtcpMuxPolicy();

  @JSProperty
  public native void setRtcpMuxPolicy(String rtcpMuxPolicy);

  /** Null for one that the browser makes. */
  @JSBody(script = "var v = this.certificates; return v === undefined ? null : v;")
  public native JSArrayReader<RTCCertificate> getCertificates();

  @JSProperty
  public native void setCertificates(JSArrayReader<RTCCertificate> certificates);

  /** How many candidates to gather ahead of need, 0 to 255. */
  @JSProperty
  public native double getIceCandidatePoolSize();

  @JSProperty
  public native void setIceCandidatePoolSize(int iceCandidatePoolSize);

  /** Whether the first offer has a section for data channels though none is made yet. */
  @JSProperty
  public native boolean isAlwaysNegotiateDataChannels();

  @JSProperty
  public native void setAlwaysNegotiateDataChannels(boolean alwaysNegotiateDataChannels);
}
