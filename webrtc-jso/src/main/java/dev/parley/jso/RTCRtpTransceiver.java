package dev.parley.jso;

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

  /** May be null. */
  @JSProperty
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

  /** One of {@link RTCRtpTransceiverDirection}. May be null. */
  @JSProperty
  public native String getCurrentDirection();

  public native void stop();

  public native void setCodecPreferences(JSArrayReader<RTCRtpCodec> codecs);

  public native JSArrayReader<RTCRtpHeaderExtensionCapability> getHeaderExtensionsToNegotiate();

  public native void setHeaderExtensionsToNegotiate(
      JSArrayReader<RTCRtpHeaderExtensionCapability> extensions);

  public native JSArrayReader<RTCRtpHeaderExtensionCapability> getNegotiatedHeaderExtensions();
}
