package dev.parley.benchmarks.relay;

import dev.parley.server.ParleyOptions;
import dev.parley.server.ParleyPlugin;
import io.javalin.Javalin;

/**
 * Parley's relay with all that it does by default, but rates and numbers that a benchmark exceeds.
 */
final class ParleyTarget {

  private static final int PLENTY = 1_000_000_000;

  private ParleyTarget() {}

  public static void main(String[] arguments) {
    Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.registerPlugin(new ParleyPlugin(ParleyTarget::configure));
            })
        .start("127.0.0.1", Integer.parseInt(arguments[0]));
  }

  private static void configure(ParleyOptions options) {
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
