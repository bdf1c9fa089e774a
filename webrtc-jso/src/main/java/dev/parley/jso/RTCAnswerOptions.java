package dev.parley.jso;

import org.teavm.jso.JSClass;

/**
 * Options of {@link RTCPeerConnection#createAnswer}.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#offer-answer-options">WebRTC 1.0, Offer/Answer
 *     Options</a>
 */
@JSClass(name = "Object", transparent = true)
public class RTCAnswerOptions extends RTCOfferAnswerOptions {

  /** An empty one. */
  public RTCAnswerOptions() {}
}
