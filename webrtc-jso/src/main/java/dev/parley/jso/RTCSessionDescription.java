package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A session description as a connection holds it. To make one, an {@link RTCSessionDescriptionInit}
 * is enough.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcsessiondescription-class">WebRTC 1.0,
 *     RTCSessionDescription Class</a>
 */
@JSClass
public class RTCSessionDescription implements JSObject {

  public RTCSessionDescription(RTCSessionDescriptionInit descriptionInitDict) {}

  /** One of {@link RTCSdpType}. */
  @JSProperty
  public native String getType();

  @JSProperty
  public native String getSdp();

  public native RTCSessionDescriptionInit toJSON();
}
