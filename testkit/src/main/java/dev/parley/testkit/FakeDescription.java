package dev.parley.testkit;

import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import java.util.List;

/**
 * A session description as the fakes make it: text that looks enough like SDP for a client to find
 * its username fragment.
 *
 * @param number different for each that was ever made
 * @param fragment the ICE username fragment
 * @param sections how many media sections there are; an answer has as many as its offer
 * @param sends what its maker sends, at most one a section
 */
record FakeDescription(
    SdpType type, int number, String fragment, int sections, List<String> sends) {

  private static final String CANDIDATES = "a=candidate:0\r\na=candidate:1\r\n";

  SessionDescription toSdp() {
    return new SessionDescription(
        type,
        "v=0\r\no=- "
            + number
            + "\r\na=ice-ufrag:"
            + fragment
            + "\r\na=sections:"
            + sections
            + "\r\na=sends:"
            + String.join(" ", sends)
            + "\r\n");
  }

  /** The same with the candidates that were gathered for it. */
  SessionDescription toSdpWithCandidates() {
    return new SessionDescription(type, toSdp().sdp() + CANDIDATES);
  }

  static boolean hasCandidates(SessionDescription description) {
    return description.sdp().endsWith(CANDIDATES);
  }

  /**
   * @throws IllegalArgumentException if {@code description} was not made by the fakes
   */
  static FakeDescription parse(SessionDescription description) {
    String sdp = description.sdp();
    String sends = value(sdp, "a=sends:");
    return new FakeDescription(
        description.type(),
        Integer.parseInt(value(sdp, "o=- ")),
        value(sdp, "a=ice-ufrag:"),
        Integer.parseInt(value(sdp, "a=sections:")),
        sends.isEmpty() ? List.of() : List.of(sends.split(" ")));
  }

  private static String value(String sdp, String name) {
    int at = sdp.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("a description has no line " + name);
    }
    return sdp.substring(at + name.length(), sdp.indexOf("\r\n", at));
  }
}
