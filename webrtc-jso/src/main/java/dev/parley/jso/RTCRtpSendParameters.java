package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * Parameters of a sender: get them, change the encodings, and set the same object again in the same
 * task.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsendrtpparameters">WebRTC 1.0,
 *     RTCRtpSendParameters Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCRtpSendParameters extends RTCRtpParameters {

  /** An empty one. */
  public RTCRtpSendParameters() {}

  @JSProperty
  public native String getTransactionId();

  @JSProperty
  public native void setTransactionId(String transactionId);

  @JSProperty
  public native JSArrayReader<RTCRtpEncodingParameters> getEncodings();

  @JSProperty
  public native void setEncodings(JSArrayReader<RTCRtpEncodingParameters> encodings);

  /** One of {@link RTCDegradationPreference}. */
  @JSBody(script = "var v = this.degradationPreference; return v === undefined ? null : v;")
  public native String getDegradationPreference();

  @JSProperty
  public native void setDegradationPreference(String degradationPreference);
}
