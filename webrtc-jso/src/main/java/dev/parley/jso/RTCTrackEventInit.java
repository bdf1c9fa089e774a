package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;

/**
 * What a made-up {@link RTCTrackEvent} carries.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtctrackevent">WebRTC 1.0, RTCTrackEvent</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCTrackEventInit extends EventInit {

  /** An empty one. */
  public RTCTrackEventInit() {}

  @JSProperty
  public native void setReceiver(RTCRtpReceiver receiver);

  @JSProperty
  public native void setTrack(MediaStreamTrack track);

  @JSProperty
  public native void setStreams(JSArrayReader<MediaStream> streams);

  @JSProperty
  public native void setTransceiver(RTCRtpTransceiver transceiver);
}
