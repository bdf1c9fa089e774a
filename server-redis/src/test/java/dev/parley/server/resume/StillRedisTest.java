package dev.parley.server.resume;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.TestClient;
import dev.parley.server.TestServer;
import dev.parley.server.redis.RedisEngine;
import dev.parley.server.redis.RedisOptions;
import dev.parley.server.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Redis stands still while many clients say more than a server would keep. */
class StillRedisTest {

  private static final int ROOMS = 15;
  private static final int EACH = 100;
  private static final int BUSY_STEPS = 50;

  /** Fewer than all clients together say, or than the first few of them. */
  private static final int MAX_UNANSWERED = 200;

  /** Sessions' commands, of which each takes a turn. */
  private static final int MAX_COMMANDS = 4;

  @RegisterExtension static final RedisServer redis = new RedisServer();

  @Test
  void clientsWaitInTheirSocketsAndNobodyIsLetGo() {
    try (RedisEngine one = connect("one");
        RedisEngine two = connect("two");
        TestServer first = server(one);
        TestServer second = server(two)) {
      List<TestClient> senders = new ArrayList<>();
      List<TestClient> receivers = new ArrayList<>();
      for (int i = 0; i < ROOMS; i++) {
        senders.add(join(first, "room-" + i));
        receivers.add(join(second, "room-" + i));
        senders.get(i).expect("peer-joined");
      }
      redis.freeze();
      try {
        for (int i = 0; i < ROOMS; i++) {
          for (int said = 0; said < EACH; said++) {
            senders
                .get(i)
                .send(
                    "{\"type\":\"message\",\"to\":\"%s\",\"data\":%d}"
                        .formatted(receivers.get(i).id(), said));
          }
        }
        await().until(() -> one.counts().unanswered() >= BUSY_STEPS);
        // A client that is read on waits with its next: one more for each.
        long most = BUSY_STEPS + ROOMS;
        assertTrue(one.counts().unanswered() <= most, one.counts()::toString);
        // One that says nothing is heard all the same.
        TestClient silent = first.connect();
        silent.expectNothing();
      } finally {
        redis.thaw();
      }
      for (TestClient receiver : receivers) {
        for (int said = 0; said < EACH; said++) {
          assertEquals(said, receiver.expect("message").path("data").intValue());
        }
      }
      senders.forEach(TestClient::expectNothing);
    }
  }

  private static TestClient join(TestServer server, String room) {
    TestClient client = server.connect();
    client.join(room, "somebody");
    return client;
  }

  private static RedisEngine connect(String node) {
    return RedisEngine.connect(
        RedisOptions.of(
            redis.uri(),
            settings -> {
              settings.node = node;
              settings.busySteps = BUSY_STEPS;
              settings.maxUnanswered = MAX_UNANSWERED;
              settings.maxCommands = MAX_COMMANDS;
            }));
  }

  private static TestServer server(RedisEngine engine) {
    return TestServer.start(
        options -> {
          Cuts.withoutRates(options);
          options.engine = engine;
        });
  }
}
