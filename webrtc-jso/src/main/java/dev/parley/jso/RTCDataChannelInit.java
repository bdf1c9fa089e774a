package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * Options of {@link RTCPeerConnection#createDataChannel}. At most one of maxPacketLifeTime and
 * maxRetransmits may be set.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcdatachannel">WebRTC 1.0, RTCDataChannel</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCDataChannelInit implements JSObject {

  /** An empty one. */
  public RTCDataChannelInit() {}

  @JSProperty
  public native void setOrdered(boolean ordered);

  @JSProperty
  public native void setMaxPacketLifeTime(int maxPacketLifeTime);

  @JSProperty
  public native void setMaxRetransmits(int maxRetransmits);

  @JSProperty
  public native void setProtocol(String protocol);

  @JSProperty
  public native void setNegotiated(boolean negotiated);

  @JSProperty
  public native void setId(int id);
}
