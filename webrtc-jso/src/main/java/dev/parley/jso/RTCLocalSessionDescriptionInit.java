package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A description to set locally: without a type, {@code setLocalDescription} makes the one that the
 * signaling state asks for.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsessiondescription-class">WebRTC 1.0,
 *     RTCSessionDescription Class</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCLocalSessionDescriptionInit implements JSObject {

  /** An empty one. */
  public RTCLocalSessionDescriptionInit() {}

  /** One of {@link RTCSdpType}. */
  @JSProperty
  public native void setType(String type);

  /** Empty to have it made, as by {@code createOffer} or {@code createAnswer}. */
  @JSProperty
  public native void setSdp(String sdp);
}
