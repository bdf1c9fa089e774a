package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * Options of {@link RTCPeerConnection#createOffer}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#offer-answer-options">WebRTC 1.0, Offer/Answer
 *     Options</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCOfferOptions extends RTCOfferAnswerOptions {

  /** An empty one. */
  public RTCOfferOptions() {}

  @JSProperty
  public native void setIceRestart(boolean iceRestart);

  @JSProperty
  public native void setOfferToReceiveAudio(boolean offerToReceiveAudio);

  @JSProperty
  public native void setOfferToReceiveVideo(boolean offerToReceiveVideo);
}
