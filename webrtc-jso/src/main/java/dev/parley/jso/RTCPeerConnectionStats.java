package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A whole connection.
 *
 * @see <a href="https://www.w3.org/TR/webrtc-stats/#pcstats-dict*">Identifiers for WebRTC's
 *     Statistics API, RTCPeerConnectionStats dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public abstract class RTCPeerConnectionStats extends RTCStats {

  @JSProperty
  public native double getDataChannelsOpened();

  @JSProperty
  public native double getDataChannelsClosed();
}
