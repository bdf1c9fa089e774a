package dev.parley.server.session;

import dev.parley.protocol.Codec;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.engine.Engine;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * All connections of one endpoint and what they share. Safe for use by any thread. Starts no
 * thread: somebody calls {@link #tick} once in a while, which is what deadlines are kept by.
 */
public final class Relay {

  final Codec codec = new Codec(new JacksonJson());
  final FrameEncoder encoder = new FrameEncoder(codec);
  final RelayLimits limits;
  final List<IceServer> iceServers;
  final Engine engine;
  final Ids ids;
  final LongSupplier nanoClock;
  final TickClock tickClock;

  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** Told when the last connection has gone while the relay stops. */
  private final Object allClosed = new Object();

  /**
   * @param iceServers what every {@code welcome} hands out
   * @param nanoClock counts nanoseconds from any origin, as {@link System#nanoTime} does
   */
  public Relay(
      RelayLimits limits,
      List<IceServer> iceServers,
      Engine engine,
      Ids ids,
      LongSupplier nanoClock) {
    this.limits = limits;
    this.iceServers = List.copyOf(iceServers);
    this.engine = engine;
    this.ids = ids;
    this.nanoClock = nanoClock;
    this.tickClock = new TickClock(nanoClock.getAsLong());
  }

  /** For a socket that has just been opened: {@link Connection#opened} comes next. */
  public Connection connection(Socket socket) {
    return new Connection(this, socket);
  }

  /** How many sockets are open: a snapshot. */
  public int connectionCount() {
    return connections.size();
  }

  public boolean isStopping() {
    return stopping;
  }

  /** How many frames wait or are being written: a snapshot. */
  public int pendingFrames() {
    return connections.stream().mapToInt(connection -> connection.outbox().size()).sum();
  }

  /** Ends what is past its deadline, and pings where it is time to. By one thread at a time. */
  public void tick() {
    tickClock.tick(nanoClock.getAsLong());
    connections.forEach(connection -> connection.tick(tickClock.nanos()));
  }

  /** Begins to close every socket with 1001; those that come are closed at once. */
  public void stop() {
    stopping = true;
    connections.forEach(connection -> connection.end(Close.GOING_AWAY));
  }

  /**
   * Waits until all sockets are closed.
   *
   * @param millis how long at most
   * @return whether they are
   */
  public boolean awaitClosed(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    synchronized (allClosed) {
      while (!connections.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        allClosed.wait(left);
      }
    }
    return true;
  }

  void remember(Connection connection) {
    connections.add(connection);
  }

  void forget(Connection connection) {
    connections.remove(connection);
    if (stopping && connections.isEmpty()) {
      synchronized (allClosed) {
        allClosed.notifyAll();
      }
    }
  }
}
