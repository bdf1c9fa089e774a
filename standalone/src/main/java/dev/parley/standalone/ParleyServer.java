package dev.parley.standalone;

import dev.parley.server.ParleyPlugin;
import dev.parley.server.RelayAdmin;
import dev.parley.standalone.http.Health;
import dev.parley.standalone.http.JettyTuning;
import dev.parley.standalone.http.Listener;
import dev.parley.standalone.options.ConfigurationException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
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
  private final ParleyPlugin plugin;
  private final Javalin relay;
  private final Optional<Javalin> admin;

  /** Whether clients are accepted, and not about to be sent away. Any thread. */
  private volatile boolean ready;

  /**
   * Builds both, and opens nothing yet.
   *
   * @throws ConfigurationException if one of the relay's limits is out of its bounds
   */
  ParleyServer(Configuration configuration) {
    this.configuration = configuration;
    this.plugin = new ParleyPlugin(configuration.relay()::apply);
    Health health = new Health(() -> ready);
    this.relay =
        javalin(
            configuration.listener(),
            JettyTuning.relayThreads(),
            config -> {
              register(config);
              health.mount(config.routes);
            });
    this.admin =
        configuration
            .admin()
            .map(
                listener ->
                    javalin(
                        listener,
                        JettyTuning.adminThreads(),
                        config -> health.mount(config.routes)));
  }

  private void register(JavalinConfig config) {
    try {
      config.registerPlugin(plugin);
    } catch (IllegalArgumentException e) {
      throw configuration.relay().translate(e);
    }
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

  /**
   * Returns once connections are accepted.
   *
   * @throws JavalinBindException if an address can't be had; nothing is left open
   */
  void start() {
    try {
      admin.ifPresent(Javalin::start);
      relay.start();
    } catch (JavalinBindException e) {
      close();
      throw e;
    }
    ready = true;
    LOG.info("clients connect at {}", configuration.listener().url(port()));
    admin.ifPresent(
        javalin ->
            LOG.info(
                "metrics and administration are at {}",
                configuration.admin().orElseThrow().url(javalin.port())));
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

  /** From now on {@code /ready} says no. */
  void noLongerReady() {
    ready = false;
  }

  /** Closes what is open and returns when that is done. */
  @Override
  public void close() {
    ready = false;
    relay.stop();
    admin.ifPresent(Javalin::stop);
  }
}
