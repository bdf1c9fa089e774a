package dev.parley.client;

import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SessionDescription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
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
  private final Queue<Optional<IceCandidate>> waiting = new ArrayDeque<>();

  /** Of the descriptions that the connection was given and has not settled, in order. */
  private final List<Expected> expected = new ArrayList<>();

  /** Of the description that was set last; null before the first. */
  private Set<String> current;

  /** Of the offer that was ignored last. */
  private Set<String> ignored = Set.of();

  /**
   * @param add gives a candidate to the connection, which has its description or has been given it
   */
  RemoteCandidates(Consumer<Optional<IceCandidate>> add) {
    this.add = add;
  }

  void received(Optional<IceCandidate> candidate) {
    Optional<String> fragment = candidate.flatMap(RemoteCandidates::fragment);
    if (hasDescription(fragment)) {
      add.accept(candidate);
    } else if (fragment.isEmpty() || !ignored.contains(fragment.get())) {
      if (waiting.size() == MAX_WAITING) {
        waiting.remove();
      }
      waiting.add(candidate);
    }
  }

  /** A description is about to be given to the connection. */
  void expect(SessionDescription description) {
    expected.add(new Expected(description, fragments(description)));
  }

  /** The connection took a description that was expected; what waited for it follows. */
  void accepted(SessionDescription description) {
    current = settle(description);
    Queue<Optional<IceCandidate>> again = new ArrayDeque<>(waiting);
    waiting.clear();
    again.forEach(this::received);
  }

  /** The connection refused a description that was expected. */
  void refused(SessionDescription description) {
    settle(description);
  }

  /** An offer was ignored: its candidates are of no use, those that came already too. */
  void ignore(SessionDescription offer) {
    ignored = fragments(offer);
    waiting.removeIf(
        candidate ->
            candidate.flatMap(RemoteCandidates::fragment).filter(ignored::contains).isPresent());
  }

  private Set<String> settle(SessionDescription description) {
    for (Expected one : expected) {
      if (one.description == description) {
        expected.remove(one);
        return one.fragments;
      }
    }
    throw new IllegalStateException("a description is settled that was not expected");
  }

  private boolean hasDescription(Optional<String> fragment) {
    if (fragment.isEmpty()) {
      return current != null || !expected.isEmpty();
    }
    for (Expected one : expected) {
      if (one.fragments.contains(fragment.get())) {
        return true;
      }
    }
    return current != null && current.contains(fragment.get());
  }

  /** The candidate's username fragment, which older implementations put into its text alone. */
  private static Optional<String> fragment(IceCandidate candidate) {
    if (candidate.usernameFragment().isPresent()) {
      return candidate.usernameFragment();
    }
    // RFC 8839 §5.1 with RFC 8838 §11.3's extension: … typ host ufrag 4ZcD …
    String marker = " ufrag ";
    int at = candidate.candidate().indexOf(marker);
    if (at < 0) {
      return Optional.empty();
    }
    int begin = at + marker.length();
    int end = candidate.candidate().indexOf(' ', begin);
    return Optional.of(
        end < 0
            ? candidate.candidate().substring(begin)
            : candidate.candidate().substring(begin, end));
  }

  /** The description's username fragments (RFC 8839 §5.4), one for each section or for all. */
  private static Set<String> fragments(SessionDescription description) {
    String marker = "a=ice-ufrag:";
    Set<String> fragments = new HashSet<>();
    String sdp = description.sdp();
    for (int at = sdp.indexOf(marker); at >= 0; at = sdp.indexOf(marker, at)) {
      at += marker.length();
      int end = at;
      while (end < sdp.length() && sdp.charAt(end) > ' ') {
        end++;
      }
      fragments.add(sdp.substring(at, end));
    }
    return fragments;
  }

  /** A description on its way into the connection. */
  private record Expected(SessionDescription description, Set<String> fragments) {}
}
