package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * A track of the other side's has come.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtctrackevent">WebRTC 1.0, RTCTrackEvent</a>
 */
@JSClass
public class RTCTrackEvent extends DOMEvent {

  public RTCTrackEvent(String type, RTCTrackEventInit eventInitDict) {
    super(type);
  }

  @JSProperty
  public native RTCRtpReceiver getReceiver();

  @JSProperty
  public native MediaStreamTrack getTrack();

  @JSProperty
  public native JSArrayReader<MediaStream> getStreams();

  @JSProperty
  public native RTCRtpTransceiver getTransceiver();
}
