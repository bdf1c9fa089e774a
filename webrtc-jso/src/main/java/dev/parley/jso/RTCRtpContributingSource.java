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
@JSClass(name = "Object", transparent = true)
public abstract class RTCRtpContributingSource implements JSObject {

  /** When it was last played, in milliseconds of the page (as {@code performance.now()}). */
  @JSProperty
  public native double getTimestamp();

  /** SSRC or CSRC. */
  @JSProperty
  public native double getSource();

  /** 0 to 1, linear; 1 is 0 dBov. */
  @JSProperty
  public native double getAudioLevel();

  /** In units of the clock rate. */
  @JSProperty
  public native double getRtpTimestamp();

  /** NTP time at capture, in milliseconds since 1900. */
  @JSProperty
  public native double getCaptureTimestamp();

  /** Milliseconds that the sender believes the capture clock ahead of its own. */
  @JSProperty
  public native double getSenderCaptureTimeOffset();
}
