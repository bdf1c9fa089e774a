package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many servers, whose Redis is gone for a while. */
class RecoveryTest {

  private static final int NODES = 12;
  private static final Duration AWAY = Duration.ofSeconds(4);
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  /**
   * They wait for up to two seconds; that so many come in so short a time is as good as impossible.
   */
  private static final long SPREAD_MILLIS = 300;

  @RegisterExtension static final RedisServer REDIS = new RedisServer();

  private final List<RedisEngine> engines = new ArrayList<>();

  @BeforeEach
  void connect() {
    for (int i = 0; i < NODES; i++) {
      engines.add(RedisEngine.connect(RedisOptions.of(REDIS.uri())));
    }
  }

  @AfterEach
  void close() {
    engines.forEach(RedisEngine::close);
  }

  @Test
  void theyComeBackByThemselvesAndNotAllAtOnce() throws Exception {
    REDIS.end();
    await().until(() -> engines.stream().noneMatch(RedisEngine::isAvailable));
    await().pollDelay(AWAY).until(() -> true);
    REDIS.begin();
    long first = 0;
    for (int back = 0; back < NODES; ) {
      long before = back;
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .atMost(RECOVERY)
          .until(() -> available() > before);
      first = first == 0 ? System.nanoTime() : first;
      back = available();
    }
    long spread = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - first);
    System.out.println("RecoveryTest: " + NODES + " servers came back within " + spread + " ms");
    assertTrue(spread > SPREAD_MILLIS, "all within " + spread + " ms");
  }

  private int available() {
    return (int) engines.stream().filter(RedisEngine::isAvailable).count();
  }
}
