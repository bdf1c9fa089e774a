package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.Platform;
import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketListener;
import dev.parley.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A machine in a {@link FakeNetwork}, with one network interface. */
public final class FakeHost {

  private final FakeNetwork network;
  private final EventLoop loop;
  private final String name;
  private final FakeNetworkStatus status;
  private final FakeLifecycle lifecycle;
  private final List<RemoteSocket> sockets = new ArrayList<>();
  private boolean plugged = true;
  private int address;

  FakeHost(FakeNetwork network, EventLoop loop, String name) {
    this.network = network;
    this.loop = loop;
    this.name = name;
    this.status = new FakeNetworkStatus(loop);
    this.lifecycle = new FakeLifecycle(loop);
  }

  /** The ports of a client that runs here and whose relay is {@code server}. */
  public Platform platform(Json json, FakeServer server) {
    return new Platform(
        loop,
        json,
        (url, subprotocol, listener) -> open(server, url, subprotocol, listener),
        network.factory(this),
        network::randomBytes,
        status,
        lifecycle);
  }

  private SignalingSocket open(
      FakeServer server, String url, String subprotocol, SignalingSocketListener listener) {
    FakeHost there = network.server();
    RemoteSocket socket =
        new RemoteSocket(
            loop, this, network.path(this, there), network.path(there, this), listener);
    sockets.add(socket);
    socket.open(server, url, subprotocol);
    return socket;
  }

  /** Pulls the plug, which its platform notices: nothing leaves and nothing arrives. */
  public void unplug() {
    plugged = false;
    network.changed(this);
    status.set(false);
  }

  /** Puts the plug in again, with the same address. */
  public void plugIn() {
    plugged = true;
    network.changed(this);
    status.set(true);
  }

  /**
   * Comes into another network: its address is another one. Its sockets are dead and don't know it;
   * its peer connections need ICE to begin anew.
   */
  public void move() {
    address++;
    sockets.forEach(RemoteSocket::kill);
    network.changed(this);
    status.set(plugged);
  }

  /** Every socket that it has is closed, as by a proxy that restarts: both sides learn at once. */
  public void resetSockets() {
    List.copyOf(sockets).forEach(RemoteSocket::reset);
  }

  /** What its platform says of the network: to be told apart from what is so. */
  public FakeNetworkStatus status() {
    return status;
  }

  public FakeLifecycle lifecycle() {
    return lifecycle;
  }

  boolean isPlugged() {
    return plugged;
  }

  int address() {
    return address;
  }

  void forget(RemoteSocket socket) {
    sockets.remove(socket);
  }

  @Override
  public String toString() {
    return name;
  }
}
