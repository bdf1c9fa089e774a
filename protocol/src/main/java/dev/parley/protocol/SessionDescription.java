package dev.parley.protocol;

/**
 * The WebRTC specification's RTCSessionDescriptionInit (§4.6.2).
 *
 * @param sdp the description (RFC 8866), empty for a rollback
 */
public record SessionDescription(SdpType type, String sdp) {

  /** Leaves the description out: it holds addresses, and this may end in a log. */
  @Override
  public String toString() {
    return "SessionDescription[" + type.wireName() + ", " + sdp.length() + " characters]";
  }
}
