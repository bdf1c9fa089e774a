package dev.parley.demo;

import dev.parley.server.ParleyOptions;
import dev.parley.server.ParleyPlugin;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.ice.IceServers;
import dev.parley.server.redis.RedisEngine;
import dev.parley.server.redis.RedisOptions;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.Optional;

/**
 * The demo: one Javalin application that serves the page and mounts the relay at {@code /signal}.
 */
public final class DemoServer implements AutoCloseable {

  /** Exit status for a command line that is wrong, as shells have it. */
  private static final int USAGE = 2;

  /** How long Ctrl-C waits for the browsers to answer a close frame. */
  private static final int CLOSE_TIMEOUT_MILLIS = 1_000;

  private final Javalin javalin;
  private final DemoOptions options;
  private final Optional<RedisEngine> shared;

  private DemoServer(Javalin javalin, DemoOptions options, Optional<RedisEngine> shared) {
    this.javalin = javalin;
    this.options = options;
    this.shared = shared;
  }

  /**
   * Starts with what the command line would say, and returns once connections are accepted.
   *
   * @param arguments as in {@code --help}
   * @throws IllegalArgumentException if they are wrong; its message names the option
   * @throws JavalinBindException if the port is in use
   * @throws UnavailableException if there is to be a Redis and it can't be reached
   */
  public static DemoServer start(String... arguments) {
    try {
      return start(DemoOptions.parse(arguments));
    } catch (UsageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  static DemoServer start(DemoOptions options) {
    Site site = Site.load();
    Optional<RedisEngine> shared = options.redis().map(url -> connect(url, options));
    Javalin javalin = Javalin.create(config -> configure(config, options, shared, site));
    DemoServer server = new DemoServer(javalin, options, shared);
    try {
      javalin.start(options.host(), options.port());
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  private static RedisEngine connect(String redis, DemoOptions options) {
    return RedisEngine.connect(
        RedisOptions.of(redis, settings -> settings.capacity = options.roomSize()));
  }

  private static void configure(
      JavalinConfig config, DemoOptions options, Optional<RedisEngine> shared, Site site) {
    config.startup.showJavalinBanner = false;
    // The files are compressed once, by Site.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.registerPlugin(new ParleyPlugin(relay -> configure(relay, options, shared)));
    config.routes.before(ctx -> SecurityHeaders.ALL.forEach(ctx::header));
    site.files().keySet().forEach(path -> config.routes.get(path, site::serve));
  }

  private static void configure(
      ParleyOptions relay, DemoOptions options, Optional<RedisEngine> shared) {
    // A demo is for whoever has its address.
    relay.open = true;
    relay.iceServers = IceServers.fixed(options.iceServers());
    relay.peersPerRoom = options.roomSize();
    relay.closeTimeoutMillis = CLOSE_TIMEOUT_MILLIS;
    relay.engine = shared.orElse(null);
  }

  public int port() {
    return javalin.port();
  }

  /** The address at which a browser on this machine finds the page. */
  public URI url() {
    String host = options.host();
    if (host.equals("0.0.0.0") || host.equals("::")) {
      // Not only a valid address to open: browsers give the camera to localhost.
      host = "localhost";
    }
    String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return URI.create("http://" + bracketed + ":" + port() + "/");
  }

  /** Stops accepting, closes what is open and returns when that is done. */
  @Override
  public void close() {
    javalin.stop();
    shared.ifPresent(RedisEngine::close);
  }

  public static void main(String[] arguments) {
    for (String argument : arguments) {
      if (argument.equals("--help") || argument.equals("-h")) {
        System.out.print(DemoOptions.HELP);
        return;
      }
    }
    DemoOptions options;
    try {
      options = DemoOptions.parse(arguments);
    } catch (UsageException e) {
      System.err.println("demo: " + e.getMessage() + " (see --help)");
      System.exit(USAGE);
      return;
    }
    run(options);
  }

  private static void run(DemoOptions options) {
    try {
      DemoServer server = start(options);
      // SIGINT and SIGTERM: peers are told, then the process ends.
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
      System.out.println("Parley's demo is at " + server.url() + "  (Ctrl-C ends it)");
    } catch (JavalinBindException e) {
      System.err.println("demo: " + bindProblem(options));
      System.exit(1);
    } catch (UnavailableException e) {
      System.err.println("demo: --redis: this Redis can't be reached");
      System.exit(1);
    }
  }

  private static String bindProblem(DemoOptions options) {
    return "can't listen on "
        + options.host()
        + " port "
        + options.port()
        + ": the port is in use or not yours to take, or the address is not this machine's."
        + " Try another --port or --host.";
  }
}
