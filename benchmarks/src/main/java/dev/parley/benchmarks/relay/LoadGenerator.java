package dev.parley.benchmarks.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Clients of one server, on one thread. Two at a time answer one another, or one speaks to its
 * room.
 */
final class LoadGenerator implements AutoCloseable, LoadClient.Listener {

  /** So many handshakes are under way at once: fewer than any listen backlog. */
  private static final int CONNECTING_AT_ONCE = 64;

  private static final int PATIENCE_SECONDS = 60;

  private final Dialect dialect;
  private final ServerProcess server;
  private final Selector selector;
  private final List<LoadClient> clients = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
  private final Latencies latencies = new Latencies();
  private int ready;
  private long delivered;
  private Exchange exchange = (client, sentAt) -> {};

  /** What happens when a message comes. */
  private interface Exchange {
    void received(LoadClient client, long sentAt);
  }

  /**
   * What was measured over some time.
   *
   * @param cpuMicros of the server, for each delivered message
   * @param busy the part of its core that the server took, 1 at most
   */
  record Result(
      long delivered, double perSecond, double cpuMicros, double busy, Latencies latencies) {}

  LoadGenerator(Dialect dialect, ServerProcess server) {
    this.dialect = dialect;
    this.server = server;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens more connections and has them join.
   *
   * @param room of a connection, by its number
   * @return how many became ready a second
   */
  double open(int count, IntFunction<String> room) {
    int first = clients.size();
    int target = ready + count;
    long begin = System.nanoTime();
    int opened = 0;
    while (ready < target) {
      while (opened < count && first + opened - ready < CONNECTING_AT_ONCE) {
        connect(first + opened, room.apply(first + opened));
        opened++;
      }
      turn();
      if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new IllegalStateException(ready - first + " of " + count + " connections are ready");
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return count / seconds;
  }

  private void connect(int number, String room) {
    try {
      SocketChannel channel =
          SocketChannel.open(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      LoadClient client = new LoadClient(dialect, number, channel, key, this);
      key.attach(client);
      clients.add(client);
      client.open(room);
    } catch (IOException e) {
      throw new UncheckedIOException("connection " + number, e);
    }
  }

  /**
   * Lets the first connections answer one another, two by two.
   *
   * @param window how many messages of a pair are under way
   * @param bytes of each message's frame
   */
  Result pairs(int pairs, int window, int bytes, double warmUpSeconds, double seconds) {
    for (int i = 0; i < 2 * pairs; i++) {
      clients.get(i).template(new Template(dialect.message(), clients.get(i ^ 1).id(), bytes));
    }
    for (int i = 0; i < 2 * pairs; i += 2) {
      for (int message = 0; message < window; message++) {
        clients.get(i).send();
      }
      clients.get(i).flush();
    }
    exchange = (client, sentAt) -> client.send();
    return measure(warmUpSeconds, seconds);
  }

  /**
   * Lets one connection of each room speak to all others of it, as fast as one of them hears it.
   *
   * @param roomSize every so many connections are a room
   */
  Result broadcasts(int roomSize, int window, int bytes, double warmUpSeconds, double seconds) {
    for (int i = 0; i < clients.size(); i += roomSize) {
      LoadClient speaker = clients.get(i);
      speaker.template(new Template(dialect.broadcast(), "", bytes));
      for (int message = 0; message < window; message++) {
        speaker.send();
      }
      speaker.flush();
    }
    exchange =
        (client, sentAt) -> {
          if (client.number() % roomSize == 1) {
            LoadClient speaker = clients.get(client.number() - 1);
            speaker.send();
            speaker.flush();
          }
        };
    return measure(warmUpSeconds, seconds);
  }

  private Result measure(double warmUpSeconds, double seconds) {
    run(warmUpSeconds);
    delivered = 0;
    latencies.clear();
    long cpu = server.cpuMicros();
    long begin = System.nanoTime();
    run(seconds);
    double took = (System.nanoTime() - begin) / 1e9;
    double used = server.cpuMicros() - cpu;
    return new Result(delivered, delivered / took, used / delivered, used / 1e6 / took, latencies);
  }

  /** Does nothing but answer pings. */
  void idle(double seconds) {
    run(seconds);
  }

  private void run(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      turn();
    }
  }

  /** Handles what has come, or waits a little for something to come. */
  private void turn() {
    try {
      selector.select(
          key -> {
            LoadClient client = (LoadClient) key.attachment();
            if (key.isReadable()) {
              client.read(buffer);
            }
            client.flush();
          },
          10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void ready(LoadClient client) {
    ready++;
  }

  @Override
  public void received(LoadClient client, long sentAt) {
    delivered++;
    latencies.add(System.nanoTime() - sentAt);
    exchange.received(client, sentAt);
  }

  /** Cuts all connections. */
  @Override
  public void close() {
    clients.forEach(LoadClient::close);
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
