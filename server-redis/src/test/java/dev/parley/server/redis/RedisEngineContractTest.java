package dev.parley.server.redis;

import dev.parley.server.engine.Engine;
import dev.parley.server.engine.EngineContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisEngineContractTest extends EngineContract {

  @RegisterExtension static final RedisServer REDIS = new RedisServer();

  private RedisEngine engine;

  @Override
  protected Engine engine() {
    REDIS.commands().flushall();
    engine =
        RedisEngine.connect(
            RedisOptions.of(
                REDIS.uri(),
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
