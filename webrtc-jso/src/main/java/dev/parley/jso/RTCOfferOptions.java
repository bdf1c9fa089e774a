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

  /** Whether the offer starts ICE anew. */
  @JSProperty
  public native void setIceRestart(boolean iceRestart);

  /** Legacy: add a transceiver instead. */
  @JSProperty
  public native void setOfferToReceiveAudio(boolean offerToReceiveAudio);

  /** Legacy: add a transceiver instead. */
  @JSProperty
  public native void setOfferToReceiveVideo(boolean offerToReceiveVideo);
}
