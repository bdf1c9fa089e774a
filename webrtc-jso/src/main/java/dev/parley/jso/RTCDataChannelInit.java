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

  /** Whether messages arrive in order; true where absent. */
  @JSProperty
  public native void setOrdered(boolean ordered);

  /** Milliseconds within which a message is sent again. */
  @JSProperty
  public native void setMaxPacketLifeTime(int maxPacketLifeTime);

  /** How often a message is sent again. */
  @JSProperty
  public native void setMaxRetransmits(int maxRetransmits);

  /** A subprotocol, such as the other side knows. */
  @JSProperty
  public native void setProtocol(String protocol);

  /** Whether both sides make the channel, with one id, and neither tells the other. */
  @JSProperty
  public native void setNegotiated(boolean negotiated);

  /** 0 to 65,534; for negotiated ones. */
  @JSProperty
  public native void setId(int id);
}
