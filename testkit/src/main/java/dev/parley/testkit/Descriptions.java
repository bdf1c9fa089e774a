package dev.parley.testkit;

import dev.parley.client.port.SignalingState;
import dev.parley.protocol.SdpType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One connection's descriptions, and its signaling state (WebRTC §4.4.1.5, RFC 8829 §3.2). */
final class Descriptions {

  private final FakeNetwork network;

  private SignalingState state = SignalingState.STABLE;
  private FakeDescription currentLocal;
  private FakeDescription pendingLocal;
  private FakeDescription currentRemote;
  private FakeDescription pendingRemote;

  /**
   * WebRTC's [[LocalIceCredentialsToReplace]]: as long as there are any, offers begin ICE anew.
   * Empty again when an answer brought others.
   */
  private Set<String> fragmentsToReplace = Set.of();

  Descriptions(FakeNetwork network) {
    this.network = network;
  }

  SignalingState state() {
    return state;
  }

  boolean isStable() {
    return state == SignalingState.STABLE;
  }

  /** Whether each side has a description that was answered, or is an answer. */
  boolean areThere() {
    return currentLocal != null;
  }

  /** The current ones; only where they are there. */
  FakeDescription local() {
    return currentLocal;
  }

  FakeDescription remote() {
    return currentRemote;
  }

  /** WebRTC's localDescription. */
  Optional<FakeDescription> lastLocal() {
    return Optional.ofNullable(pendingLocal != null ? pendingLocal : currentLocal);
  }

  boolean haveRemote() {
    return currentRemote != null || pendingRemote != null;
  }

  boolean haveRemote(String fragment) {
    return Stream.of(Optional.ofNullable(currentRemote), Optional.ofNullable(pendingRemote))
        .flatMap(Optional::stream)
        .anyMatch(remote -> remote.fragment().equals(fragment));
  }

  /** What has been agreed to be sent from here. */
  List<String> said() {
    return currentLocal == null ? List.of() : currentLocal.sends();
  }

  int sections() {
    int local = currentLocal == null ? 0 : currentLocal.sections();
    return Math.max(local, currentRemote == null ? 0 : currentRemote.sections());
  }

  /** The next offer begins ICE anew (WebRTC §4.4.2). */
  void restartIce() {
    fragmentsToReplace = new HashSet<>();
    for (Optional<FakeDescription> one :
        List.of(Optional.ofNullable(currentLocal), Optional.ofNullable(pendingLocal))) {
      one.ifPresent(local -> fragmentsToReplace.add(local.fragment()));
    }
  }

  boolean restartIsWanted() {
    return !fragmentsToReplace.isEmpty();
  }

  /**
   * The answer or offer that the state calls for.
   *
   * @param sections how many an offer needs at least
   * @param wanted what is to be sent, of which an answer takes what the offer has sections for
   */
  FakeDescription create(int sections, List<String> wanted) {
    boolean offers =
        state == SignalingState.STABLE
            || state == SignalingState.HAVE_LOCAL_OFFER
            || state == SignalingState.HAVE_REMOTE_PRANSWER;
    int itsSections = offers ? Math.max(sections(), sections) : pendingRemote.sections();
    return new FakeDescription(
        offers ? SdpType.OFFER : SdpType.ANSWER,
        network.newNumber(),
        offers ? fragmentToOffer() : fragmentToAnswer(),
        itsSections,
        List.copyOf(wanted.subList(0, Math.min(itsSections, wanted.size()))));
  }

  /** RFC 8829 §5.2.1, §5.2.2: fresh ones at first and to restart ICE, else those there are. */
  private String fragmentToOffer() {
    Optional<FakeDescription> local = lastLocal();
    boolean fresh = local.isEmpty() || restartIsWanted();
    return fresh ? network.newFragment() : local.get().fragment();
  }

  /** RFC 8829 §5.3.1: fresh ones at first and where the offer restarts ICE. */
  private String fragmentToAnswer() {
    boolean fresh =
        currentLocal == null || !currentRemote.fragment().equals(pendingRemote.fragment());
    return fresh ? network.newFragment() : currentLocal.fragment();
  }

  /** Whether that local description begins ICE anew. */
  boolean isFresh(FakeDescription description) {
    Optional<FakeDescription> last = lastLocal();
    return last.isEmpty() || !last.get().fragment().equals(description.fragment());
  }

  void setLocal(FakeDescription description) {
    state = Jsep.setLocal(state, description.type()).orElseThrow(() -> wrong(description, "local"));
    if (description.type() == SdpType.OFFER) {
      pendingLocal = description;
    } else {
      currentLocal = description;
      currentRemote = pendingRemote;
      answered();
    }
  }

  void setRemote(FakeDescription description) {
    state =
        Jsep.setRemote(state, description.type()).orElseThrow(() -> wrong(description, "remote"));
    if (description.type() == SdpType.OFFER) {
      pendingRemote = description;
    } else {
      currentRemote = description;
      currentLocal = pendingLocal;
      answered();
    }
  }

  private void answered() {
    pendingLocal = null;
    pendingRemote = null;
    if (!fragmentsToReplace.contains(currentLocal.fragment())) {
      fragmentsToReplace = Set.of();
    }
  }

  /** RFC 8829 §4.1.10.2: takes the local offer back. */
  void rollBack() {
    state = Jsep.setLocal(state, SdpType.ROLLBACK).orElseThrow();
    pendingLocal = null;
  }

  /** Whether each of the two sides has exactly what the other has. */
  boolean match(Descriptions others) {
    return currentLocal != null
        && others.currentLocal != null
        && currentLocal.equals(others.currentRemote)
        && others.currentLocal.equals(currentRemote);
  }

  private IllegalStateException wrong(FakeDescription description, String side) {
    return new IllegalStateException(
        "InvalidStateError: set a " + side + " " + description.type() + " in " + state);
  }

  @Override
  public String toString() {
    return state + " local " + currentLocal + " remote " + currentRemote;
  }
}
