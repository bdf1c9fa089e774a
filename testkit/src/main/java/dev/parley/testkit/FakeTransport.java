package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.PeerConnectionState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The ICE agent of one connection (RFC 8445), as far as its state shows. */
final class FakeTransport {

  /** How long nothing has come before it says so. */
  static final int DISCONNECTED_MILLIS = 5_000;

  /** How long it is disconnected before it gives up (RFC 7675 §5.1 allows 30 s in all). */
  static final int FAILED_MILLIS = 15_000;

  private static final Registration NONE = () -> {};

  /** The username fragments of both sides, by which one tells ICE's beginnings apart. */
  private record Pair(String local, String remote) {

    Pair reversed() {
      return new Pair(remote, local);
    }
  }

  private final FakeNetwork network;
  private final EventLoop loop;
  private final FakePeerConnection connection;

  /** Null where nothing is between this side and any other. */
  private final FakeHost host;

  private final Consumer<PeerConnectionState> listener;

  /** The address that the host had when it gathered candidates for a fragment. */
  private final Map<String, Integer> addresses = new HashMap<>();

  /** The other side's fragments of which this side has candidates. */
  private final Set<String> known = new HashSet<>();

  private PeerConnectionState state = PeerConnectionState.NEW;

  /** By the current descriptions; null before the first. */
  private Pair negotiated;

  /** By which data go; null before the first. */
  private Pair selected;

  /** That came to nothing. */
  private Pair failed;

  /** What will be selected when the first answer is there; null where none is awaited. */
  private Pair checking;

  /** The other end of what is selected. */
  private FakeTransport other;

  /** Whether a test says that the network between the two is gone until ICE begins anew. */
  private boolean broken;

  private boolean closed;
  private Registration timer = NONE;
  private boolean watching;

  FakeTransport(
      FakeNetwork network,
      EventLoop loop,
      FakePeerConnection connection,
      FakeHost host,
      Consumer<PeerConnectionState> listener) {
    this.network = network;
    this.loop = loop;
    this.connection = connection;
    this.host = host;
    this.listener = listener;
  }

  /** Candidates for that fragment are gathered. */
  void gather(String fragment) {
    addresses.put(fragment, host == null ? 0 : host.address());
    network.gathers(this, fragment);
  }

  /** A candidate of the other side's came. */
  void learn(String remote) {
    if (known.add(remote)) {
      network.update();
    }
  }

  /** Both sides' descriptions are current. */
  void negotiated(String local, String remote) {
    Pair pair = new Pair(local, remote);
    if (!pair.equals(negotiated)) {
      negotiated = pair;
      if (state != PeerConnectionState.CONNECTED) {
        become(PeerConnectionState.CONNECTING);
        watch(DISCONNECTED_MILLIS + FAILED_MILLIS, this::fail);
      }
    }
    network.update();
  }

  /** Who can be reached may have changed. */
  void update() {
    if (closed || negotiated == null) {
      return;
    }
    if (!negotiated.equals(selected)
        && !negotiated.equals(failed)
        && !negotiated.equals(checking)
        && hasContact(negotiated)) {
      Pair pair = negotiated;
      checking = pair;
      after(roundTripMillis(network.transport(pair.remote)), () -> select(pair));
    }
    if (state == PeerConnectionState.CONNECTED && !isInTouch() && !watching) {
      watch(DISCONNECTED_MILLIS, this::disconnect);
    } else if (state == PeerConnectionState.CONNECTED && isInTouch() && watching) {
      unwatch();
    } else if (state == PeerConnectionState.DISCONNECTED && isInTouch()) {
      after(roundTripMillis(other), this::regain);
    }
    connection.association().pump();
  }

  private void select(Pair pair) {
    if (checking != pair) {
      return; // ICE has begun anew since
    }
    checking = null;
    if (closed || !pair.equals(negotiated) || !hasContact(pair)) {
      return;
    }
    unwatch();
    selected = pair;
    other = network.transport(pair.remote);
    broken = false;
    become(PeerConnectionState.CONNECTED);
    connection.reached(other.connection);
  }

  private void regain() {
    if (state == PeerConnectionState.DISCONNECTED && isInTouch()) {
      unwatch();
      become(PeerConnectionState.CONNECTED);
    }
  }

  private void disconnect() {
    if (!isInTouch()) {
      become(PeerConnectionState.DISCONNECTED);
      watch(FAILED_MILLIS, this::fail);
    }
  }

  private void fail() {
    failed = negotiated;
    become(PeerConnectionState.FAILED);
  }

  /** As if nothing came for long enough, on this side. */
  void breakDown(PeerConnectionState newState) {
    broken = true;
    become(newState);
  }

  void close() {
    closed = true;
    unwatch();
    network.update();
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Whether checks by these fragments are answered. One side's candidates are enough: the other
   * learns of the first's by its checks (RFC 8445 §7.3.1.3).
   */
  private boolean hasContact(Pair pair) {
    FakeTransport peer = network.transport(pair.remote);
    return peer != null
        && !peer.closed
        && pair.reversed().equals(peer.negotiated)
        && (known.contains(pair.remote) || peer.known.contains(pair.local))
        && isOpen(pair, peer)
        && peer.isOpen(pair.reversed(), this);
  }

  private boolean isInTouch() {
    return !broken
        && !other.closed
        && isOpen(selected, other)
        && other.isOpen(selected.reversed(), this);
  }

  /** Whether what this side sends now arrives. */
  boolean canSend() {
    return selected != null
        && !closed
        && !broken
        && state != PeerConnectionState.FAILED
        && !other.closed
        && isOpen(selected, other);
  }

  /** Whether packets get from here to there, with the addresses that both told of. */
  private boolean isOpen(Pair pair, FakeTransport there) {
    return host == null
        || there.host == null
        || addresses.get(pair.local) == host.address()
            && there.addresses.get(pair.remote) == there.host.address()
            && pathTo(there).isUp();
  }

  private FakePath pathTo(FakeTransport there) {
    return network.path(host, there.host);
  }

  /** The way to the other side; null where nothing is between the two. */
  FakePath path() {
    return host == null || other.host == null ? null : pathTo(other);
  }

  private long roundTripMillis(FakeTransport there) {
    return host == null || there.host == null
        ? 0
        : pathTo(there).nextMillis() + there.pathTo(this).nextMillis();
  }

  private void after(long millis, Runnable step) {
    if (millis == 0) {
      step.run();
    } else {
      loop.schedule(millis, step);
    }
  }

  /** Without a host there is no network that could fail, but the other side may be gone. */
  private void watch(int millis, Runnable step) {
    if (host != null || other != null && other.closed) {
      timer.remove();
      watching = true;
      timer =
          loop.schedule(
              millis,
              () -> {
                watching = false;
                step.run();
              });
    }
  }

  private void unwatch() {
    watching = false;
    timer.remove();
  }

  private void become(PeerConnectionState newState) {
    if (state != newState) {
      state = newState;
      listener.accept(newState);
    }
  }
}
