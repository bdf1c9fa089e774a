package dev.parley.server.session;

import dev.parley.protocol.CloseCode;
import dev.parley.protocol.Codec;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.server.engine.Engine;
import dev.parley.server.frame.TextFrame;
import dev.parley.server.ice.IceServers;
import dev.parley.server.limit.Share;
import dev.parley.server.limit.Shares;
import dev.parley.server.observe.RelayObserver;
import dev.parley.tokens.Grant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections of one endpoint and what they share. Safe for use by any thread. Starts no
 * thread: somebody calls {@link #tick} once in a while, which is what deadlines are kept by.
 */
public final class Relay {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** Addresses, or users, that are remembered when they have no connection: some 50 MB of them. */
  private static final int MOST_SHARES = 50_000;

  /** In which all connections and sessions are visited. */
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

  final Codec codec = new Codec(new JacksonJson());
  final FrameEncoder encoder;
  final RelayLimits limits;
  final IceServers iceServers;
  final Engine engine;
  final Gate gate;
  final Ids ids;
  final LongSupplier nanoClock;

  /** Time as rates see it: nanoseconds since this was made. */
  final RateClock rateClock;

  final InstantSource clock;
  final TickClock tickClock;

  /** How many clients are not read on for now. */
  final AtomicInteger held = new AtomicInteger();

  final RelayObserver observer;

  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /** The resumable ones: only they are ever looked for. */
  private final ConcurrentHashMap<SessionId, Session> resumable = new ConcurrentHashMap<>();

  /** One for each thread that reads. */
  private final ThreadLocal<ReadRound> rounds = ThreadLocal.withInitial(ReadRound::new);

  private final Round<Connection> connectionRound;
  private final Round<Session> sessionRound;
  private final Overload overload;
  private final Shares addresses;
  private final Shares users;
  private final AtomicInteger sessionCount = new AtomicInteger();
  private final AtomicReference<Draining> draining = new AtomicReference<>();

  /** Told when the last connection has gone while the relay stops. */
  private final Object allClosed = new Object();

  /**
   * @param iceServers what every {@code welcome} and {@code resumed} hand out
   * @param gate whom it lets in
   * @param nanoClock counts nanoseconds from any origin, as {@link System#nanoTime} does
   * @param clock the time of day, by which tokens and credentials expire
   */
  public Relay(
      RelayLimits limits,
      IceServers iceServers,
      Engine engine,
      Gate gate,
      Ids ids,
      LongSupplier nanoClock,
      InstantSource clock,
      RelayObserver observer) {
    this.limits = limits;
    this.iceServers = iceServers;
    this.engine = engine;
    this.ids = ids;
    this.nanoClock = nanoClock;
    this.gate = gate;
    this.rateClock = new RateClock(nanoClock);
    this.addresses = new Shares(limits.address(), MOST_SHARES, rateClock);
    this.users = new Shares(limits.user(), MOST_SHARES, rateClock);
    this.overload = new Overload(limits.pendingBytes());
    this.clock = clock;
    this.observer = observer;
    this.encoder = new FrameEncoder(codec, nanoClock);
    this.tickClock = new TickClock(nanoClock.getAsLong());
    this.connectionRound = new Round<>(connections, ROUND_NANOS, tickClock.nanos());
    this.sessionRound = new Round<>(resumable.values(), ROUND_NANOS, tickClock.nanos());
  }

  /**
   * For a socket that has just been opened: {@link Connection#opened} comes next.
   *
   * @param address its share; null where its address is not counted
   */
  public Connection connection(Socket socket, Share address) {
    return new Connection(this, socket, address);
  }

  /** What one address has of the relay. */
  public Share address(String key) {
    return addresses.of(key);
  }

  /** What one user has of the relay. */
  Share user(String user) {
    return users.of(user);
  }

  /** What the present thread reads without waiting. */
  public ReadRound round() {
    return rounds.get();
  }

  /** How many clients are not read on for now, as there is much to do: a snapshot. */
  public int heldCount() {
    return held.get();
  }

  /** How many sockets are open: a snapshot. */
  public int connectionCount() {
    return connections.size();
  }

  /** A handshake was answered with that HTTP status instead of a WebSocket. */
  public void handshakeRefused(int status) {
    observer.handshakeRefused(status);
  }

  /** How many have joined and not left: a snapshot. */
  public int sessionCount() {
    return sessionCount.get();
  }

  /** How many of them wait to be resumed: a snapshot. */
  public int suspendedCount() {
    return (int) resumable.values().stream().filter(Session::isSuspended).count();
  }

  /** Rooms and who is in them. */
  public Engine engine() {
    return engine;
  }

  /** How many frames wait, are being written or are kept to be confirmed: a snapshot. */
  public long pendingFrames() {
    return sum(Outbox::size);
  }

  /** How many bytes these frames have: a snapshot. */
  public long pendingBytes() {
    return sum(Outbox::bytes);
  }

  private long sum(ToLongFunction<Outbox> measure) {
    return sessions().map(Session::outbox).mapToLong(measure).sum();
  }

  /**
   * Those that have a socket, and those that wait for one. A socket that is being closed may have
   * been one's before: it is not counted by it.
   */
  private Stream<Session> sessions() {
    return Stream.concat(
        connections.stream().map(Connection::heardSession).filter(Objects::nonNull),
        resumable.values().stream().filter(Session::isSuspended));
  }

  /** Whether nothing waits to be written or is being written. */
  public boolean isQuiet() {
    return connections.stream().map(Connection::outbox).allMatch(Outbox::isQuiet);
  }

  /**
   * Ends what is past its deadline, and pings where it is time to: for those whose turn it is, as a
   * rule once a second for each. By one thread at a time.
   */
  public void tick() {
    tickClock.tick(nanoClock.getAsLong());
    long now = tickClock.nanos();
    Instant time = clock.instant();
    // Of tens of thousands: nothing is made for each, or there is garbage when nobody says
    // anything.
    connectionRound.step(now, connection -> tick(connection, now, time));
    // Both began together, and take as long.
    boolean isOver = sessionRound.step(now, session -> tick(session, now));
    if (isOver) {
      guarded(
          () -> gate.giveUp(now, TimeUnit.MILLISECONDS.toNanos(limits.deadlines().joinMillis())));
      addresses.tick();
      users.tick();
      guarded(() -> overload.relieve(this::sessions));
      Draining drain = draining.get();
      if (drain != null) {
        drain.tick(now);
      }
    }
  }

  private void tick(Connection connection, long now, Instant time) {
    try {
      Session session = connection.heardSession();
      if (session != null) {
        overload.saw(session);
      }
      connection.tick(now, time);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void tick(Session session, long now) {
    try {
      session.expire(now);
      if (session.isSuspended()) {
        overload.saw(session);
      }
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** What goes wrong with one client is no other's affair. */
  private static void failed(RuntimeException e) {
    LOG.error("a client's deadlines could not be kept", new Fault(e));
  }

  /** What a token's grant comes to. */
  Pass pass(Grant grant) {
    return Pass.of(grant, grace());
  }

  /** What a session may that was at home on another server. */
  Pass pass(SavedSession saved) {
    return saved
        .grant()
        .map(grant -> new Pass(grant, saved.expiresAt().orElse(grant.expiresAt()), grace()))
        .orElse(Pass.OPEN);
  }

  private Pass.Grace grace() {
    Deadlines deadlines = limits.deadlines();
    return new Pass.Grace(
        Duration.ofMillis(deadlines.resumeMillis()), Duration.ofMillis(deadlines.joinMillis()));
  }

  /** Whether this server is being emptied: nobody joins any more. */
  public boolean isDraining() {
    return draining.get() != null;
  }

  /**
   * Begins to empty this server, for good: every client is told when to connect elsewhere, and
   * closed with 4000 soon after. Without effect if that has begun.
   *
   * @param millis by when all shall have been told to go; 0: now
   */
  public void drain(long millis) {
    Draining begun = new Draining(this, millis, tickClock.nanos());
    if (draining.compareAndSet(null, begun)) {
      connections.forEach(begun::advise);
    }
  }

  /** The connection has joined, or resumed: where this server is being emptied, it is told now. */
  void joined(Connection connection) {
    Draining drain = draining.get();
    if (drain != null) {
      drain.advise(connection);
    }
  }

  /** Begins to close every socket with 4000; those that come are closed at once. */
  public void stop() {
    drain(0);
    connections.forEach(connection -> connection.end(CloseCode.DRAINING));
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

  Optional<Session> session(SessionId id) {
    return Optional.ofNullable(resumable.get(id));
  }

  void remember(Session session) {
    sessionCount.incrementAndGet();
    if (session.isResumable()) {
      resumable.put(session.id(), session);
    }
  }

  void forget(Session session) {
    sessionCount.decrementAndGet();
    resumable.remove(session.id(), session);
  }

  /** The operating system has taken these frames. */
  void sent(List<TextFrame> frames) {
    if (observer != RelayObserver.NONE) {
      long now = nanoClock.getAsLong();
      frames.forEach(frame -> observer.sent(now - frame.bornAt()));
    }
  }

  void remember(Connection connection) {
    connections.add(connection);
  }

  void forget(Connection connection) {
    connections.remove(connection);
    if (isDraining() && connections.isEmpty()) {
      synchronized (allClosed) {
        allClosed.notifyAll();
      }
    }
  }
}
