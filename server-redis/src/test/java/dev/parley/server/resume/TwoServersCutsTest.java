package dev.parley.server.resume;

import dev.parley.server.TestServer;
import dev.parley.server.redis.RedisEngine;
import dev.parley.server.redis.RedisOptions;
import dev.parley.server.redis.RedisServer;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nothing is lost and nothing comes twice, wherever connections are cut and on whichever of two
 * servers of one Redis the next one comes in. {@code -Dparley.resume.cuts} says how often, {@code
 * -Dparley.seed} repeats a run's cuts.
 */
class TwoServersCutsTest {

  @RegisterExtension static final RedisServer redis = new RedisServer();

  @Test
  void nothingIsLostDoubledOrOvertakenWhicheverServerConnectionsComeTo() throws Exception {
    long seed = Long.getLong("parley.seed", System.nanoTime());
    Cuts cuts = new Cuts(Integer.getInteger("parley.resume.cuts", 1_000), seed);
    try (RedisEngine one = connect("one");
        RedisEngine two = connect("two");
        TestServer first = server(one);
        TestServer second = server(two)) {
      Random random = new Random(seed);
      IntSupplier either = () -> (random.nextBoolean() ? first : second).port();
      cuts.make(either);
      cuts.check();
    }
  }

  private static RedisEngine connect(String node) {
    return RedisEngine.connect(RedisOptions.of(redis.uri(), settings -> settings.node = node));
  }

  private static TestServer server(RedisEngine engine) {
    return TestServer.start(
        options -> {
          Cuts.withoutRates(options);
          options.engine = engine;
        });
  }
}
