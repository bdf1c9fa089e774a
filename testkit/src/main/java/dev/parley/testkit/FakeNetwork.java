package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.PeerConnectionFactory;
import dev.parley.client.port.PeerConnectionListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A network in virtual time, of {@link FakeHost}s that each can reach each other and the relay's
 * host, by a {@link FakePath} for each direction. Two peer connections find one another when each
 * has the other's description.
 *
 * <p>A connection that gets no answer is disconnected after 5 s and failed after 15 s more; one
 * that gets answers again before is connected again; one that has failed, or whose host has another
 * address, needs ICE to be restarted. Its data channels live through all of that: a reliable one
 * delivers what waited, another loses what its options let it lose.
 *
 * <p>Everything by chance comes from the seed: the same program makes the same run.
 */
public final class FakeNetwork {

  private record Way(FakeHost from, FakeHost to) {}

  private final EventLoop loop;
  private final Random random;
  private final FakeHost server;
  private final Map<Way, FakePath> paths = new LinkedHashMap<>();
  private final List<FakePeerConnection> connections = new ArrayList<>();

  /** By the username fragments that they have gathered candidates for. */
  private final Map<String, FakeTransport> transports = new HashMap<>();

  private Consumer<FakePath> conditions = path -> {};
  private int numbers;

  public FakeNetwork(EventLoop loop, long seed) {
    this.loop = loop;
    this.random = new Random(seed);
    this.server = host("server");
  }

  /** A new host. */
  public FakeHost host(String name) {
    return new FakeHost(this, loop, name);
  }

  /** The host that every relay is on. */
  public FakeHost server() {
    return server;
  }

  /** The way from one host to another. */
  public FakePath path(FakeHost from, FakeHost to) {
    Way way = new Way(from, to);
    FakePath path = paths.get(way);
    if (path == null) {
      path = new FakePath(from, to, random);
      path.onChange(this::update);
      conditions.accept(path);
      paths.put(way, path);
    }
    return path;
  }

  /** Makes every way so, those to come too: {@code everyPath(path -> path.latency(20, 80))}. */
  public void everyPath(Consumer<FakePath> newConditions) {
    conditions = newConditions;
    List.copyOf(paths.values()).forEach(newConditions);
  }

  /** Cuts both ways between two hosts. */
  public void cut(FakeHost a, FakeHost b) {
    path(a, b).cut();
    path(b, a).cut();
  }

  public void heal(FakeHost a, FakeHost b) {
    path(a, b).heal();
    path(b, a).heal();
  }

  /**
   * A factory of connections without a host, each with a task source of its own: nothing takes time
   * between them, and nothing is lost.
   */
  public PeerConnectionFactory factory(Supplier<TaskSource> sources, Faults faults) {
    return (configuration, listener) -> create(sources.get(), faults, listener);
  }

  /** A connection without a host, whose tasks and events run as {@code tasks} has them. */
  public FakePeerConnection create(
      TaskSource tasks, Faults faults, PeerConnectionListener listener) {
    return create(null, tasks, faults, listener);
  }

  PeerConnectionFactory factory(FakeHost host) {
    return (configuration, listener) ->
        create(host, task -> loop.schedule(0, task), Faults.NONE, listener);
  }

  private FakePeerConnection create(
      FakeHost host, TaskSource tasks, Faults faults, PeerConnectionListener listener) {
    FakePeerConnection connection =
        new FakePeerConnection(this, loop, host, tasks, faults, listener);
    connections.add(connection);
    return connection;
  }

  /** Every connection ever made, in order. */
  public List<FakePeerConnection> connections() {
    return connections;
  }

  byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  int newNumber() {
    return ++numbers;
  }

  String newFragment() {
    return "u" + ++numbers;
  }

  /** A transport answers to that username fragment. */
  void gathers(FakeTransport transport, String fragment) {
    transports.put(fragment, transport);
  }

  /** Null where there is none. */
  FakeTransport transport(String fragment) {
    return transports.get(fragment);
  }

  /** A host was plugged in or out or has another address. */
  void changed(FakeHost host) {
    for (Map.Entry<Way, FakePath> entry : List.copyOf(paths.entrySet())) {
      if (entry.getKey().from == host || entry.getKey().to == host) {
        entry.getValue().changed();
      }
    }
    update();
  }

  /** Something changed on which who can reach whom depends. */
  void update() {
    for (int i = 0; i < connections.size(); i++) {
      connections.get(i).transport().update();
    }
  }
}
