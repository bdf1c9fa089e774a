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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Clients of one server, or of several that share their rooms, on one thread. Two at a time answer
 * one another, or one speaks to its room.
 */
final class LoadGenerator implements AutoCloseable, LoadClient.Listener {

  /** So many handshakes are under way at once: fewer than any listen backlog. */
  private static final int CONNECTING_AT_ONCE = 64;

  private static final int PATIENCE_SECONDS = 300;

  /**
   * For what is under way when nobody sends any more: longer than a step is asked for again, as
   * what is late is not lost.
   */
  private static final int DRAIN_SECONDS = 40;

  private static final int SELECT_MILLIS = 10;

  private static final double SLICE_SECONDS = 4;

  /** A message that costs less than this part of what it did is a gain. */
  private static final double GAIN = 0.95;

  private static final int SLICES_WITHOUT_GAIN = 5;

  private static final long CONFIRM_NANOS = TimeUnit.SECONDS.toNanos(1);

  private record Confirming(LoadClient client, long due) {}

  private final Deque<Confirming> confirming = new ArrayDeque<>();
  private final Dialect dialect;
  private final List<ServerProcess> servers;
  private final List<ServerProcess> beside;
  private final Selector selector;
  private final List<LoadClient> clients = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
  private final Latencies latencies = new Latencies();
  private int ready;
  private long received;
  private long delivered;

  /** How many have had their turn to send. */
  private int turns;

  /** Null where what comes back says when to send. */
  private Pace pace;

  private Exchange exchange = (client, sentAt) -> {};

  /** What happens when a message comes. */
  private interface Exchange {
    void received(LoadClient client, long sentAt);
  }

  /**
   * What was measured over some time.
   *
   * @param cpuMicros of the servers, for each delivered message
   * @param besideMicros the same of what runs beside them
   * @param busy the part of their core that the servers took, 1 at most
   * @param besideBusy the same of what runs beside them
   */
  record Result(
      long delivered,
      double perSecond,
      double cpuMicros,
      double besideMicros,
      double busy,
      double besideBusy,
      Latencies latencies) {}

  LoadGenerator(Dialect dialect, ServerProcess server) {
    this(dialect, List.of(server), List.of());
  }

  /**
   * @param servers of which connections are numbered round robin, where nothing else is said
   * @param beside what they need to work
   */
  LoadGenerator(Dialect dialect, List<ServerProcess> servers, List<ServerProcess> beside) {
    this.dialect = dialect;
    this.servers = servers;
    this.beside = beside;
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
    return open(count, room, n -> n);
  }

  /**
   * The same.
   *
   * @param server of a connection, by its number; it may be more than there are
   */
  double open(int count, IntFunction<String> room, IntUnaryOperator server) {
    int first = clients.size();
    int target = ready + count;
    long begin = System.nanoTime();
    int opened = 0;
    while (ready < target) {
      while (opened < count && first + opened - ready < CONNECTING_AT_ONCE) {
        int number = first + opened;
        connect(
            number,
            room.apply(number),
            servers.get(server.applyAsInt(number) % servers.size()).port());
        opened++;
      }
      turn(SELECT_MILLIS);
      if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new IllegalStateException(ready - first + " of " + count + " connections are ready");
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return count / seconds;
  }

  private void connect(int number, String room, int port) {
    try {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
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
    answering(pairs, window, bytes);
    return measure(warmUpSeconds, seconds);
  }

  /**
   * The same once a message costs the servers less no more, or so much time has passed: some JVMs
   * on one core compile for a minute or two what comes to be fast by that.
   */
  Result settledPairs(int pairs, int window, int bytes, double atMostSeconds, double seconds) {
    answering(pairs, window, bytes);
    settle(atMostSeconds);
    return measure(0, seconds);
  }

  private void settle(double atMostSeconds) {
    long end = System.nanoTime() + (long) (atMostSeconds * 1e9);
    double least = Double.MAX_VALUE;
    int without = 0;
    while (without < SLICES_WITHOUT_GAIN && System.nanoTime() < end) {
      double cost = measure(0, SLICE_SECONDS).cpuMicros();
      without = cost < GAIN * least ? 0 : without + 1;
      least = Math.min(least, cost);
    }
  }

  private void answering(int pairs, int window, int bytes) {
    address(pairs, bytes);
    for (int i = 0; i < 2 * pairs; i += 2) {
      for (int message = 0; message < window; message++) {
        clients.get(i).send();
      }
      clients.get(i).flush();
    }
    exchange = (client, sentAt) -> client.send();
  }

  /**
   * Keeps so many messages under way among the first connections, two by two: whenever one has
   * come, the next in turn sends to its other, so that all pairs have their turn before one has it
   * again. Begins when a message costs the servers less no more, or so much time has passed.
   */
  Result settledInTurn(int pairs, int underWay, int bytes, double atMostSeconds, double seconds) {
    address(pairs, bytes);
    turns = 0;
    exchange = (client, sentAt) -> sendInTurn(2 * pairs);
    for (int message = 0; message < underWay; message++) {
      sendInTurn(2 * pairs);
    }
    settle(atMostSeconds);
    return measure(0, seconds);
  }

  private void sendInTurn(int senders) {
    LoadClient next = clients.get(turns++ % senders);
    next.send();
    next.flush();
  }

  /**
   * Lets the first connections send to one another, two by two, at times that do not depend on what
   * comes back: at random, so many a second on an average. A message's latency begins when it was
   * due.
   */
  Result paced(int pairs, double perSecond, int bytes, double warmUpSeconds, double seconds) {
    return atPace(pairs, perSecond, bytes, () -> measure(warmUpSeconds, seconds));
  }

  /** Does the same until a message costs the servers less no more, or so much time has passed. */
  void settlePaced(int pairs, double perSecond, int bytes, double atMostSeconds) {
    atPace(
        pairs,
        perSecond,
        bytes,
        () -> {
          settle(atMostSeconds);
          return null;
        });
  }

  private Result atPace(int pairs, double perSecond, int bytes, Supplier<Result> measuring) {
    address(pairs, bytes);
    exchange = (client, sentAt) -> {};
    pace = new Pace(clients.subList(0, 2 * pairs), perSecond);
    try {
      return measuring.get();
    } finally {
      pace = null;
    }
  }

  private void address(int pairs, int bytes) {
    for (int i = 0; i < 2 * pairs; i++) {
      clients.get(i).template(new Template(dialect.message(), clients.get(i ^ 1).id(), bytes));
    }
  }

  /**
   * Waits, with nobody sending any more, until every message has come.
   *
   * @throws IllegalStateException if one is missing; one that came twice was noticed before
   */
  void drain() {
    exchange = (client, sentAt) -> {};
    long sent = clients.stream().mapToLong(LoadClient::sent).sum();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
    while (received < sent) {
      turn(SELECT_MILLIS);
      if (System.nanoTime() > end) {
        throw new IllegalStateException(sent - received + " of " + sent + " messages are missing");
      }
    }
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
    long cpu = cpuMicros(servers);
    long besideCpu = cpuMicros(beside);
    long begin = System.nanoTime();
    run(seconds);
    double took = (System.nanoTime() - begin) / 1e9;
    double used = cpuMicros(servers) - cpu;
    double usedBeside = cpuMicros(beside) - besideCpu;
    return new Result(
        delivered,
        delivered / took,
        used / delivered,
        usedBeside / delivered,
        used / 1e6 / took,
        usedBeside / 1e6 / took,
        latencies);
  }

  private static long cpuMicros(List<ServerProcess> processes) {
    return processes.stream().mapToLong(ServerProcess::cpuMicros).sum();
  }

  /** Does nothing but answer pings. */
  Result idle(double seconds) {
    return measure(0, seconds);
  }

  private void run(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    if (pace != null) {
      pace.begin();
    }
    while (System.nanoTime() < end) {
      if (pace == null) {
        turn(SELECT_MILLIS);
      } else {
        pace.send();
        turn(0);
      }
    }
  }

  /** Handles what has come, or waits so long for something to come. */
  private void turn(int millis) {
    confirm();
    try {
      if (millis == 0) {
        selector.selectNow(this::handle);
      } else {
        selector.select(this::handle, millis);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(SelectionKey key) {
    LoadClient client = (LoadClient) key.attachment();
    if (key.isReadable()) {
      client.read(buffer);
    }
    client.flush();
  }

  @Override
  public void ready(LoadClient client) {
    ready++;
  }

  @Override
  public void toConfirm(LoadClient client) {
    confirming.add(new Confirming(client, System.nanoTime() + CONFIRM_NANOS));
  }

  /** As our client does: a second after the first that it has not confirmed. */
  private void confirm() {
    long now = System.nanoTime();
    while (!confirming.isEmpty() && confirming.peek().due - now <= 0) {
      confirming.poll().client.confirmNow();
    }
  }

  @Override
  public void received(LoadClient client, long sentAt) {
    received++;
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
