package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A local and a remote candidate that packets go between. Transparent, since some browsers give a
 * plain object.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcicecandidatepair">WebRTC 1.0, RTCIceCandidatePair
 *     Interface</a>
 */
@JSClass(transparent = true)
public abstract class RTCIceCandidatePair implements JSObject {

  @JSProperty
  public native RTCIceCandidate getLocal();

  @JSProperty
  public native RTCIceCandidate getRemote();
}
