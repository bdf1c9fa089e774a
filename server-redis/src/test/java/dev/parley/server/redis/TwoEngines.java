package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.LeaveReason;
import java.time.Duration;
import java.util.List;
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

  static void awaitFrames(TestMember member, String... frames) {
    awaitFrames(member, List.of(frames));
  }

  static void awaitFrames(TestMember member, List<String> frames) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(() -> assertEquals(frames, member.frames()));
  }

  static String left(String peer, LeaveReason reason) {
    return "{\"type\":\"peer-left\",\"peer\":\""
        + peer
        + "\",\"reason\":\""
        + reason.wireName()
        + "\"}";
  }
}
