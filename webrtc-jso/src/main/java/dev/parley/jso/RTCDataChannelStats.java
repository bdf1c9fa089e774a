package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A data channel.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#dcstats-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCDataChannelStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCDataChannelStats extends RTCStats {

  @JSBody(script = "var v = this.label; return v === undefined ? null : v;")
  public native String getLabel();

  @JSBody(script = "var v = this.protocol; return v === undefined ? null : v;")
  public native String getProtocol();

  @JSProperty
  public native double getDataChannelIdentifier();

  /** One of {@link RTCDataChannelState}. */
  @JSProperty
  public native String getState();

  @JSProperty
  public native double getMessagesSent();

  @JSProperty
  public native double getBytesSent();

  @JSProperty
  public native double getMessagesReceived();

  @JSProperty
  public native double getBytesReceived();
}
