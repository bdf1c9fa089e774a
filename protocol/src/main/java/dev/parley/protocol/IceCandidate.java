package dev.parley.protocol;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The WebRTC specification's RTCIceCandidateInit (§4.8.1.1).
 *
 * @param candidate the candidate-attribute of RFC 8839 §5.1; empty for the end of one generation
 */
public record IceCandidate(
    String candidate,
    Optional<String> sdpMid,
    OptionalInt sdpMLineIndex,
    Optional<String> usernameFragment) {

  /** Leaves the candidate out: it holds addresses, and this may end in a log. */
  @Override
  public String toString() {
    return "IceCandidate[mid " + sdpMid.orElse("none") + "]";
  }
}
