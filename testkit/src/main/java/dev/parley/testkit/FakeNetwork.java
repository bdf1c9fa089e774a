package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.PeerConnection;
import dev.parley.client.port.PeerConnectionConfiguration;
import dev.parley.client.port.PeerConnectionFactory;
import dev.parley.client.port.PeerConnectionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where fake peer connections find one another: two are connected when each has the other's
 * description.
 */
public final class FakeNetwork {

  private final List<FakePeerConnection> connections = new ArrayList<>();
  private int numbers;

  /** A factory of connections in this network, each with a task source of its own. */
  public PeerConnectionFactory factory(
      EventLoop loop, Supplier<TaskSource> sources, Faults faults) {
    return new PeerConnectionFactory() {
      @Override
      public PeerConnection create(
          PeerConnectionConfiguration configuration, PeerConnectionListener listener) {
        return FakeNetwork.this.create(loop, sources.get(), faults, listener);
      }
    };
  }

  public FakePeerConnection create(
      EventLoop loop, TaskSource tasks, Faults faults, PeerConnectionListener listener) {
    FakePeerConnection connection = new FakePeerConnection(this, loop, tasks, faults, listener);
    connections.add(connection);
    return connection;
  }

  /** Every connection ever made, in order. */
  public List<FakePeerConnection> connections() {
    return connections;
  }

  int newNumber() {
    return ++numbers;
  }

  String newFragment() {
    return "u" + ++numbers;
  }

  void connect(FakePeerConnection connection) {
    Optional<FakePeerConnection> peer =
        connections.stream()
            .filter(c -> c != connection && !c.isClosed() && c.matches(connection))
            .findFirst();
    if (peer.isEmpty()) {
      return;
    }
    if (connection.other() == null) {
      connection.connected(peer.get());
      peer.get().connected(connection);
    } else if (connection.isLost() || peer.get().isLost()) {
      connection.regainTouch();
      peer.get().regainTouch();
    }
    connectChannels(connection, peer.get());
  }

  void connectChannels(FakePeerConnection a, FakePeerConnection b) {
    for (FakeDataChannel ours : List.copyOf(a.channels())) {
      for (FakeDataChannel theirs : List.copyOf(b.channels())) {
        if (ours.options().id().isPresent()
            && ours.options().id().equals(theirs.options().id())
            && !ours.isConnected()
            && !theirs.isConnected()) {
          FakeDataChannel.connect(ours, theirs);
        }
      }
    }
    announce(a, b);
    announce(b, a);
  }

  private static void announce(FakePeerConnection from, FakePeerConnection to) {
    for (FakeDataChannel channel : List.copyOf(from.channels())) {
      if (channel.announcesItself()) {
        to.announce(channel);
      }
    }
  }

  void disconnect(FakePeerConnection closed, FakePeerConnection other) {
    if (other != null) {
      List.copyOf(other.channels()).forEach(FakeDataChannel::end);
      other.losesTouchSoon();
    }
  }
}
