package dev.parley.standalone;

import dev.parley.server.ParleyOptions;
import dev.parley.server.redis.RedisEngine;
import dev.parley.standalone.log.LogFormat;
import dev.parley.standalone.log.LogLevel;
import dev.parley.standalone.log.Logging;
import dev.parley.standalone.options.CommandLine;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.EffectiveConfiguration;
import dev.parley.standalone.options.Settings;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** The program: {@code java -jar parley.jar --help}. */
public final class Parley {

  static final int FAILED = 1;

  /** For a command line that is wrong, as shells have it. */
  static final int USAGE = 2;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  Parley(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    // Until it is known what is wanted; unset, it would say everything.
    Logging.configure(LogFormat.TEXT, LogLevel.WARN);
    int status = new Parley(System.getenv(), System.out, System.err).run(arguments);
    // Not by returning: a thread of some library's must not keep the process.
    System.exit(status);
  }

  /** Does what the arguments ask for; returns the exit status once it is done. */
  int run(String... arguments) {
    try {
      CommandLine line = CommandLine.parse(arguments);
      return switch (line.wish()) {
        case HELP -> print(CommandLine.help());
        case VERSION -> print("parley " + version() + "\n");
        case PRINT_CONFIG -> {
          Settings settings = line.settings(environment);
          new ParleyServer(Configuration.read(settings));
          yield print(EffectiveConfiguration.of(settings));
        }
        case RUN -> serve(Configuration.read(line.settings(environment)));
      };
    } catch (ConfigurationException e) {
      err.println("parley: " + e.getMessage() + " (see --help)");
      return USAGE;
    }
  }

  private int print(String text) {
    out.print(text);
    out.flush();
    return 0;
  }

  private static String version() {
    return Optional.ofNullable(Parley.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }

  private int serve(Configuration configuration) {
    // What is wrong with a limit is said before anything is opened.
    new ParleyServer(configuration);
    Logging.configure(configuration.logFormat(), configuration.logLevel());
    Shutdown shutdown;
    try {
      ParleyServer server = new ParleyServer(configuration, shared(configuration));
      shutdown = new Shutdown(server, configuration.drain());
      shutdown.listen();
      server.start();
    } catch (BindException e) {
      err.println("parley: " + e.getMessage());
      return FAILED;
    }
    return shutdown.await();
  }

  /** The engine of rooms that are to be shared: connected. */
  static Optional<RedisEngine> shared(Configuration configuration) throws BindException {
    if (configuration.redis().isEmpty()) {
      return Optional.empty();
    }
    ParleyOptions limits = new ParleyOptions();
    configuration.relay().apply(limits);
    return Optional.of(configuration.redis().get().connect(limits));
  }
}
