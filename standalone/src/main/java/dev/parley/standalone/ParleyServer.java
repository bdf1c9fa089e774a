package dev.parley.standalone;

import dev.parley.server.ParleyPlugin;
import dev.parley.server.RelayAdmin;
import dev.parley.server.redis.RedisEngine;
import dev.parley.standalone.admin.AdminApi;
import dev.parley.standalone.http.Health;
import dev.parley.standalone.http.JettyTuning;
import dev.parley.standalone.http.Listener;
import dev.parley.standalone.metrics.Metrics;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.Option;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.tls.Certificates;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay at one listener, metrics and administration at the other. Two servers with threads of
 * their own: what an operator asks is answered while clients keep the relay busy.
 */
final class ParleyServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ParleyServer.class);

  private final Configuration configuration;
  private final Optional<RedisEngine> shared;
  private final ParleyPlugin plugin;
  private final Metrics metrics;
  private final Health health;
  private final Stun stun;
  private final Javalin relay;
  private final Optional<Javalin> admin;

  /** Set when the plugin is registered. */
  private int maxConnections;

  /** Whether clients are accepted, and not being sent away. Any thread. */
  private volatile boolean ready;

  /**
   * Builds all, and opens nothing yet.
   *
   * @throws ConfigurationException if one of the relay's limits is out of its bounds
   */
  ParleyServer(Configuration configuration) {
    this(configuration, Optional.empty());
  }

  /**
   * The same with rooms that are shared.
   *
   * @param shared is closed with this
   */
  ParleyServer(Configuration configuration, Optional<RedisEngine> shared) {
    this.configuration = configuration;
    this.shared = shared;
    this.metrics = new Metrics(() -> relayAdmin().status());
    shared.ifPresent(engine -> metrics.countRedis(engine::counts));
    this.plugin =
        new ParleyPlugin(
            options -> {
              configuration.relay().apply(options);
              maxConnections = options.maxConnections;
              options.observer = metrics.observer();
              options.engine = shared.orElse(null);
            });
    this.health = new Health(() -> ready && shared.map(RedisEngine::isAvailable).orElse(true));
    this.stun = new Stun(configuration.listener().host(), configuration.stunPort());
    this.relay =
        javalin(configuration.listener(), JettyTuning.relayThreads(), this::configureRelay);
    this.admin =
        configuration
            .admin()
            .map(listener -> javalin(listener, JettyTuning.adminThreads(), this::configureAdmin));
  }

  private static Javalin javalin(
      Listener listener, ThreadPool threads, Consumer<JavalinConfig> content) {
    return Javalin.create(
        config -> {
          config.startup.showJavalinBanner = false;
          config.startup.startupWatcherEnabled = false;
          config.http.compressionStrategy = CompressionStrategy.NONE;
          config.jetty.threadPool = threads;
          config.jetty.addConnector(listener::connector);
          content.accept(config);
        });
  }

  private void configureRelay(JavalinConfig config) {
    try {
      config.registerPlugin(plugin);
    } catch (IllegalArgumentException e) {
      throw configuration.relay().translate(e);
    }
    config.jetty.modifyServer(server -> JettyTuning.limit(server, maxConnections));
    health.mount(config.routes);
  }

  private void configureAdmin(JavalinConfig config) {
    RoutesConfig routes = config.routes;
    health.mount(routes);
    routes.get("/metrics", ctx -> ctx.contentType(Metrics.CONTENT_TYPE).result(metrics.scrape()));
    configuration
        .adminToken()
        .ifPresent(
            token ->
                new AdminApi(
                        relayAdmin(),
                        over -> drain(over.orElseGet(() -> configuration.drain())),
                        token)
                    .mount(routes));
  }

  /**
   * Returns once connections are accepted.
   *
   * @throws BindException if an address or port can't be had; whatever is thrown, nothing is left
   *     open
   */
  void start() throws BindException {
    try {
      stun.start(metrics);
      if (admin.isPresent()) {
        open(
            admin.get(),
            configuration.admin().orElseThrow(),
            Options.ADMIN_HOST,
            Options.ADMIN_PORT);
      }
      open(relay, configuration.listener(), Options.HOST, Options.PORT);
    } catch (BindException | RuntimeException e) {
      // What was opened before must not keep the process.
      close();
      throw e;
    }
    configuration.tls().ifPresent(Certificates::watch);
    ready = true;
    LOG.info(
        "clients connect at {}{}",
        configuration.listener().url(port()),
        configuration.relay().path());
    if (configuration.stunPort().isPresent() && !configuration.relay().tellsOfStun()) {
      LOG.warn("STUN is answered, but no client is told of it: see --ice-server");
    }
    OpenFiles.warning(maxConnections).ifPresent(LOG::warn);
    adminPort()
        .ifPresent(
            port ->
                LOG.info(
                    "metrics and administration are at {}",
                    configuration.admin().orElseThrow().url(port)));
  }

  private static void open(Javalin javalin, Listener listener, Option... options)
      throws BindException {
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw BindException.of(listener, options);
    }
  }

  int port() {
    return relay.port();
  }

  Optional<Integer> adminPort() {
    return admin.map(Javalin::port);
  }

  RelayAdmin relayAdmin() {
    return plugin.admin();
  }

  /** Begins to send all clients elsewhere: {@link RelayAdmin#drain}. */
  void drain(Duration over) {
    ready = false;
    LOG.info("draining: {} connections are to go within {} ms", connections(), over.toMillis());
    relayAdmin().drain(over);
  }

  /** Looks at once whether the certificate has changed. */
  void checkCertificates() {
    configuration.tls().ifPresent(Certificates::check);
  }

  /** Open sockets. */
  int connections() {
    return relayAdmin().status().connections();
  }

  /** Closes what is open and returns when that is done. */
  @Override
  public void close() {
    ready = false;
    relay.stop();
    admin.ifPresent(Javalin::stop);
    stun.close();
    shared.ifPresent(RedisEngine::close);
    configuration.tls().ifPresent(Certificates::close);
    metrics.close();
  }
}
