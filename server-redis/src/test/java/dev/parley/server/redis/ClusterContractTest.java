package dev.parley.server.redis;

import dev.parley.server.engine.Engine;
import dev.parley.server.engine.EngineContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class ClusterContractTest extends EngineContract {

  private static RedisCluster cluster;

  private RedisEngine engine;

  @BeforeAll
  static void start() {
    cluster = RedisCluster.start(false);
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @Override
  protected Engine engine() {
    cluster.flush();
    engine =
        RedisEngine.connect(
            RedisOptions.of(
                cluster.url(),
                settings -> {
                  settings.capacity = CAPACITY;
                  settings.leaseMillis = 1_000;
                  settings.resumeMillis = 1_000;
                }));
    return engine;
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** A sender waits for Redis, which keeps the mailboxes: see {@link TwoNodesTest}. */
  @Override
  protected boolean sendersWaitForTheMailbox() {
    return false;
  }
}
