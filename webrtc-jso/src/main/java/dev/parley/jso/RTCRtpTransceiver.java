package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * A sender and a receiver that share one media section.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtptransceiver-interface">WebRTC 1.0,
 *     RTCRtpTransceiver Interface</a>
 */
@JSClass
public abstract class RTCRtpTransceiver implements JSObject {

  /** Null until negotiated. */
  @JSBody(script = "var v = this.mid; return v === undefined ? null : v;")
  public native String getMid();

  @JSProperty
  public native RTCRtpSender getSender();

  @JSProperty
  public native RTCRtpReceiver getReceiver();

  /** One of {@link RTCRtpTransceiverDirection}. */
  @JSProperty
  public native String getDirection();

  @JSProperty
  public native void setDirection(String direction);

  /** One of {@link RTCRtpTransceiverDirection}. Null until negotiated. */
  @JSBody(script = "var v = this.currentDirection; return v === undefined ? null : v;")
  public native String getCurrentDirection();

  /** Ends both ways for good, once negotiated. */
  public native void stop();

  /** Empty for the default ones. */
  public native void setCodecPreferences(JSArrayReader<RTCRtpCodec> codecs);

  public native JSArrayReader<RTCRtpHeaderExtensionCapability> getHeaderExtensionsToNegotiate();

  public native void setHeaderExtensionsToNegotiate(
      JSArrayReader<RTCRtpHeaderExtensionCapability> extensions);

  public native JSArrayReader<RTCRtpHeaderExtensionCapability> getNegotiatedHeaderExtensions();
}
