package dev.parley.testkit;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketListener;

/** A socket to a server that is as far away as the network says. */
final class RemoteSocket implements SignalingSocket {

  /** How long the other side's part in the closing handshake is waited for. */
  private static final int CLOSING_MILLIS = 3_000;

  private final EventLoop loop;
  private final FakeHost host;
  private final SignalingSocketListener client;
  private final Flow up;
  private final Flow down;

  /** Null until the server has heard of it. */
  private RelaySocket server;

  private boolean closing;
  private boolean closed;

  RemoteSocket(
      EventLoop loop, FakeHost host, FakePath up, FakePath down, SignalingSocketListener client) {
    this.loop = loop;
    this.host = host;
    this.client = client;
    this.up = new Flow(loop, up);
    this.down = new Flow(loop, down);
  }

  void open(FakeServer to, String url, String subprotocol) {
    up.send(() -> server = to.open(url, subprotocol, new Downstream()));
  }

  @Override
  public void send(String text) {
    up.send(() -> server.send(text));
  }

  @Override
  public void close(int code, String reason) {
    if (!closing && !closed) {
      closing = true;
      up.send(() -> server.close(code, reason));
      loop.schedule(CLOSING_MILLIS, () -> ended(FakeServer.ABNORMAL_CLOSURE, ""));
    }
  }

  /** Both sides learn at once that it is no more. */
  void reset() {
    if (server != null) {
      server.cut();
    }
    kill();
    loop.schedule(0, () -> ended(FakeServer.ABNORMAL_CLOSURE, ""));
  }

  /** Neither side learns that nothing arrives from now on. */
  void kill() {
    up.kill();
    down.kill();
  }

  private void ended(int code, String reason) {
    if (!closed) {
      closed = true;
      kill();
      host.forget(this);
      client.closed(code, reason);
    }
  }

  private final class Downstream implements SignalingSocketListener {

    @Override
    public void opened() {
      down.send(client::opened);
    }

    @Override
    public void text(String text) {
      down.send(() -> client.text(text));
    }

    @Override
    public void binary() {
      down.send(client::binary);
    }

    @Override
    public void closed(int code, String reason) {
      down.send(() -> ended(code, reason));
    }
  }
}
