package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/**
 * What the options of offers and of answers have in common: nothing, so far.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#offer-answer-options">WebRTC 1.0, Offer/Answer
 *     Options</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCOfferAnswerOptions implements JSObject {

  /** An empty one. */
  public RTCOfferAnswerOptions() {}
}
