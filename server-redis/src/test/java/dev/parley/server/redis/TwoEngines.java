package dev.parley.server.redis;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test with two servers' engines on one Redis, which is empty at first. */
abstract class TwoEngines {

  @RegisterExtension static final RedisServer REDIS = new RedisServer();

  private final Consumer<RedisOptions.Settings> changes;

  RedisEngine one;
  RedisEngine two;

  /**
   * @param changes to both engines' settings
   */
  TwoEngines(Consumer<RedisOptions.Settings> changes) {
    this.changes = changes;
  }

  @BeforeEach
  void connect() {
    REDIS.commands().flushall();
    one = connect("one");
    two = connect("two");
  }

  private RedisEngine connect(String node) {
    return RedisEngine.connect(
        RedisOptions.of(REDIS.uri(), changes.andThen(settings -> settings.node = node)));
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }
}
