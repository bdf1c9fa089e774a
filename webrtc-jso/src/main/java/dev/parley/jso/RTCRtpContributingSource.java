package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A source that a mixer put into the packets of the last ten seconds.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcrtpreceiver-interface">WebRTC 1.0, RTCRtpReceiver
 *     Interface</a>
 */
@JSClass(transparent = true)
public abstract class RTCRtpContributingSource implements JSObject {

  /** Milliseconds since the epoch. */
  @JSProperty
  public native double getTimestamp();

  @JSProperty
  public native double getSource();

  @JSProperty
  public native double getAudioLevel();

  @JSProperty
  public native double getRtpTimestamp();

  @JSProperty
  public native double getCaptureTimestamp();

  @JSProperty
  public native double getSenderCaptureTimeOffset();
}
