package dev.parley.server;

import dev.parley.server.limit.RateLimits;
import dev.parley.server.limit.ShareLimits;
import dev.parley.server.limit.TrustedProxies;
import dev.parley.server.room.LocalRooms;
import dev.parley.server.session.Deadlines;
import dev.parley.server.session.FrameLimits;
import dev.parley.server.session.Gate;
import dev.parley.server.session.Ids;
import dev.parley.server.session.OutboxLimits;
import dev.parley.server.session.Relay;
import dev.parley.server.session.RelayLimits;
import dev.parley.server.transport.Admission;
import dev.parley.server.transport.Mount;
import dev.parley.server.transport.SignalingEndpoint;
import io.javalin.config.JavalinState;
import io.javalin.plugin.Plugin;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;

/**
 * The relay as a plugin. Register it once for each endpoint; several endpoints share nothing, each
 * has its own rooms.
 *
 * <p>It takes WebSocket handshakes at its path before Javalin sees them: an application's filters
 * and access rules do not apply to them. All else at that path goes to the application.
 */
public final class ParleyPlugin extends Plugin<ParleyOptions> {

  /** A signature takes a tenth of a millisecond to verify; a key that is fetched, seconds. */
  private static final int TOKEN_THREADS = 2;

  /** Tokens that may wait for that: some hundred milliseconds' worth. */
  private static final int TOKENS_WAITING = 4_096;

  private static final int TOKEN_IDLE_SECONDS = 10;

  private final Surroundings surroundings;

  private final ThreadPoolExecutor tokenThreads = tokenThreads();

  /** Set when the plugin is registered. */
  private Relay relay;

  /**
   * @param options sets at least {@link ParleyOptions#tokens} or {@link ParleyOptions#open}
   * @throws IllegalArgumentException when registered, if it is not said who may join, or an option
   *     is out of its bounds
   */
  public ParleyPlugin(Consumer<ParleyOptions> options) {
    this(options, Surroundings.ofThisMachine());
  }

  ParleyPlugin(Consumer<ParleyOptions> options, Surroundings surroundings) {
    super(options, new ParleyOptions());
    this.surroundings = surroundings;
  }

  /**
   * What an operator may see and do.
   *
   * @throws IllegalStateException before the plugin is registered
   */
  public RelayAdmin admin() {
    if (relay == null) {
      throw new IllegalStateException("the plugin is not registered yet");
    }
    return new LocalAdmin(relay);
  }

  Relay relay() {
    return relay;
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public String name() {
    return "Parley";
  }

  @Override
  public void onInitialize(JavalinState javalin) {
    ParleyOptions options = pluginConfig;
    options.check();
    relay = relay(options);
    SignalingEndpoint endpoint =
        new SignalingEndpoint(
            relay,
            new Admission(
                Set.copyOf(options.allowedOrigins),
                new TrustedProxies(options.trustedProxies),
                options.maxConnections,
                options.frameBytes));
    Ticker ticker = new Ticker(relay);
    AtomicReference<Server> server = new AtomicReference<>();
    javalin.jetty.modifyServer(server::set);
    // Only now is Javalin's own handler in place, and can be wrapped.
    javalin.events.serverStarting(
        () -> {
          Mount.mount(server.get(), contextPath(javalin) + options.path, endpoint);
          ticker.start(surroundings);
        });
    javalin.events.serverStartFailed(ticker::stop);
    // Jetty's stop cuts sockets without a close frame: they are closed before it.
    javalin.events.serverStopping(
        () -> {
          relay.stop();
          relay.awaitClosed(options.closeTimeoutMillis);
        });
    javalin.events.serverStopped(
        () -> {
          ticker.stop();
          tokenThreads.shutdown();
        });
  }

  private Relay relay(ParleyOptions options) {
    RateLimits rates =
        new RateLimits(
            options.framesPerSecond, options.frameBurst, options.bytesPerSecond, options.byteBurst);
    RelayLimits limits =
        new RelayLimits(
            new FrameLimits(
                options.frameBytes,
                options.jsonDepth,
                options.profileBytes,
                options.malformedFrames),
            rates,
            options.rateLimitedFrames,
            new ShareLimits(
                rates.times(options.addressShare),
                options.connectionsPerAddress,
                options.handshakesPerSecondPerAddress,
                options.handshakeBurstPerAddress),
            new ShareLimits(
                rates.times(options.userShare),
                options.maxConnections,
                options.handshakesPerSecondPerAddress,
                options.handshakeBurstPerAddress),
            new OutboxLimits(
                options.outboxMessages,
                options.outboxBytes,
                options.keptMessages,
                options.keptBytes),
            new Deadlines(
                options.joinTimeoutMillis,
                options.heartbeatMillis,
                options.writeTimeoutMillis,
                options.closeTimeoutMillis,
                options.resumeMillis,
                options.goingAwayMillis),
            options.maxSessions,
            options.pendingBytes);
    return new Relay(
        limits,
        options.iceServers,
        options.engine == null
            ? new LocalRooms(options.maxRooms, options.peersPerRoom)
            : options.engine,
        options.open ? Gate.open() : Gate.guardedBy(options.tokens, tokenThreads),
        new Ids(surroundings.random()),
        surroundings.nanoClock(),
        surroundings.clock(),
        options.observer);
  }

  /** Starts none before it is needed. */
  private static ThreadPoolExecutor tokenThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            TOKEN_THREADS,
            TOKEN_THREADS,
            TOKEN_IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(TOKENS_WAITING),
            task -> {
              Thread thread = new Thread(task, "parley-tokens");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static String contextPath(JavalinState javalin) {
    String path = javalin.router.contextPath;
    String withSlash = path.startsWith("/") ? path : "/" + path;
    return withSlash.endsWith("/") ? withSlash.substring(0, withSlash.length() - 1) : withSlash;
  }
}
