package dev.parley.client;

import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The other side's candidates, each held to its description by username fragment (RFC 8838 §11):
 * one that comes before its description waits for it; one of an offer that was ignored is dropped.
 */
final class RemoteCandidates {

  /** How many wait; past it the oldest is dropped. One generation seldom has more than 30. */
  static final int MAX_WAITING = 256;

  private final Consumer<Optional<IceCandidate>> add;

  /** In order of arrival. */
  private List<Optional<IceCandidate>> waiting = new ArrayList<>();

  /** The one that was set last; null before the first. */
  private SessionDescription current;

  /** The offer that was ignored last; null before the first. */
  private SessionDescription ignored;

  /**
   * @param add gives a candidate to the connection, which has its description
   */
  RemoteCandidates(Consumer<Optional<IceCandidate>> add) {
    this.add = add;
  }

  void received(Optional<IceCandidate> candidate) {
    String fragment = fragment(candidate);
    if (hasDescription(fragment)) {
      add.accept(candidate);
    } else if (!isOf(ignored, fragment)) {
      if (waiting.size() == MAX_WAITING) {
        waiting.remove(0);
      }
      waiting.add(candidate);
    }
  }

  /**
   * The connection took a description; what waited for it follows. Not before: were the description
   * refused, its candidates would be refused with it, and be missing when it is tried again.
   */
  void accepted(SessionDescription description) {
    current = description;
    receiveAgain();
  }

  /** An offer was ignored: its candidates are of no use, those that came already too. */
  void ignore(SessionDescription offer) {
    ignored = offer;
    receiveAgain();
  }

  private void receiveAgain() {
    List<Optional<IceCandidate>> again = waiting;
    waiting = new ArrayList<>();
    for (Optional<IceCandidate> candidate : again) {
      received(candidate);
    }
  }

  /** One without a fragment, as the end of candidates is, belongs to whatever there is. */
  private boolean hasDescription(String fragment) {
    return fragment.isEmpty() ? current != null : isOf(current, fragment);
  }

  /** Whether the description has a section of that username fragment (RFC 8839 §5.4). */
  private static boolean isOf(SessionDescription description, String fragment) {
    if (description == null || fragment.isEmpty()) {
      return false;
    }
    String line = "a=ice-ufrag:" + fragment;
    String sdp = description.sdp();
    for (int at = sdp.indexOf(line); at >= 0; at = sdp.indexOf(line, at + 1)) {
      int end = at + line.length();
      if (end == sdp.length() || sdp.charAt(end) <= ' ') {
        return true;
      }
    }
    return false;
  }

  /** The candidate's username fragment; empty where it names none. */
  private static String fragment(Optional<IceCandidate> candidate) {
    if (candidate.isEmpty()) {
      return "";
    }
    return candidate.get().usernameFragment().orElse(fragmentInText(candidate.get().candidate()));
  }

  /** Older implementations put it there alone: … typ host ufrag 4ZcD … (RFC 8839 §5.1). */
  private static String fragmentInText(String candidate) {
    String marker = " ufrag ";
    int at = candidate.indexOf(marker);
    if (at < 0) {
      return "";
    }
    int begin = at + marker.length();
    int end = candidate.indexOf(" ", begin);
    return end < 0 ? candidate.substring(begin) : candidate.substring(begin, end);
  }
}
