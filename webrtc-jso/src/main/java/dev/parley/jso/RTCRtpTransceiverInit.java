package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * How a new {@link RTCRtpTransceiver} starts.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnection-interface-extensions">WebRTC 1.0,
 *     RTCPeerConnection Interface Extensions</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCRtpTransceiverInit implements JSObject {

  /** An empty one. */
  public RTCRtpTransceiverInit() {}

  /** One of {@link RTCRtpTransceiverDirection}. */
  @JSProperty
  public native void setDirection(String direction);

  @JSProperty
  public native void setStreams(JSArrayReader<MediaStream> streams);

  @JSProperty
  public native void setSendEncodings(JSArrayReader<RTCRtpEncodingParameters> sendEncodings);
}
