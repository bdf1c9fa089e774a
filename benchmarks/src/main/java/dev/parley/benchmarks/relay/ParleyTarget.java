package dev.parley.benchmarks.relay;

import dev.parley.server.ParleyOptions;
import dev.parley.server.ParleyPlugin;
import dev.parley.server.engine.Engine;
import dev.parley.server.redis.RedisEngine;
import dev.parley.server.redis.RedisOptions;
import io.javalin.Javalin;

/**
 * Parley's relay with all that it does by default, but rates and numbers that a benchmark exceeds.
 * Its arguments are the URL of a Redis, where it is to share rooms, and its port.
 */
final class ParleyTarget {

  private static final int PLENTY = 1_000_000_000;

  private ParleyTarget() {}

  public static void main(String[] arguments) {
    Engine engine =
        arguments.length > 1 ? RedisEngine.connect(RedisOptions.of(arguments[0])) : null;
    int port = Integer.parseInt(arguments[arguments.length - 1]);
    Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.registerPlugin(new ParleyPlugin(options -> configure(options, engine)));
            })
        .start("127.0.0.1", port);
  }

  private static void configure(ParleyOptions options, Engine engine) {
    options.engine = engine;
    options.open = true;
    options.framesPerSecond = PLENTY;
    options.frameBurst = PLENTY;
    options.bytesPerSecond = PLENTY;
    options.byteBurst = PLENTY;
    options.maxConnections = 100_000;
    options.maxSessions = 100_000;
    options.maxRooms = 100_000;
  }
}
