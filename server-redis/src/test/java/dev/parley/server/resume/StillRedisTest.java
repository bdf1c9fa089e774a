package dev.parley.server.resume;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.TestClient;
import dev.parley.server.TestServer;
import dev.parley.server.redis.RedisEngine;
import dev.parley.server.redis.RedisOptions;
import dev.parley.server.redis.RedisOptions.Settings;
import dev.parley.server.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Redis stands still while clients say more than a server would keep: they wait in their sockets.
 */
class StillRedisTest {

  @RegisterExtension static final RedisServer redis = new RedisServer();

  @Test
  void manyWaitAndNobodyIsLetGo() {
    int busySteps = 50;
    int rooms = 15;
    expectAllToArrive(
        rooms,
        100,
        settings -> {
          settings.busySteps = busySteps;
          // A client that is read on waits with its next: one more for each.
          settings.maxUnanswered = busySteps + rooms;
          settings.maxCommands = 4;
        },
        busySteps);
  }

  @Test
  void thoseWhoSayTooManyBytesTogetherWait() {
    int frame = 150;
    int rooms = 15;
    int busyBytes = rooms * frame;
    expectAllToArrive(
        rooms, 100, settings -> settings.maxWaitingBytes = 4L * busyBytes, busyBytes / frame);
  }

  @Test
  void oneWhoSaysMoreThanASessionMayAskForWaits() {
    expectAllToArrive(1, 3_000, settings -> {}, 512);
  }

  /**
   * @param waiting of one server's steps, when its clients are not read on any more
   */
  private static void expectAllToArrive(
      int rooms, int each, Consumer<Settings> changes, int waiting) {
    // All that is said shall have room where it goes to.
    Consumer<Settings> all = changes.andThen(settings -> settings.mailboxMessages = 2 * each);
    try (RedisEngine one = connect("one", all);
        RedisEngine two = connect("two", all);
        TestServer first = server(one);
        TestServer second = server(two)) {
      List<TestClient> senders = new ArrayList<>();
      List<TestClient> receivers = new ArrayList<>();
      for (int i = 0; i < rooms; i++) {
        senders.add(join(first, "room-" + i));
        receivers.add(join(second, "room-" + i));
        senders.get(i).expect("peer-joined");
      }
      TestClient silent = join(first, "another-room");
      CompletableFuture<Void> saying;
      redis.freeze();
      try {
        // By another thread: the sockets may not take all of it.
        saying = CompletableFuture.runAsync(() -> say(each, senders, receivers));
        await().until(() -> one.counts().unanswered() >= waiting);
        // One who asked for nothing is read on.
        silent.expectNothing();
        assertTrue(one.counts().unanswered() < (long) rooms * each, one.counts()::toString);
      } finally {
        redis.thaw();
      }
      for (TestClient receiver : receivers) {
        for (int said = 0; said < each; said++) {
          assertEquals(said, receiver.expect("message").path("data").intValue());
        }
      }
      saying.join();
      senders.forEach(TestClient::expectNothing);
    }
  }

  private static void say(int each, List<TestClient> senders, List<TestClient> receivers) {
    for (int said = 0; said < each; said++) {
      for (int i = 0; i < senders.size(); i++) {
        senders
            .get(i)
            .send(
                "{\"type\":\"message\",\"to\":\"%s\",\"data\":%d}"
                    .formatted(receivers.get(i).id(), said));
      }
    }
  }

  private static TestClient join(TestServer server, String room) {
    TestClient client = server.connect();
    client.join(room, "somebody");
    return client;
  }

  private static RedisEngine connect(String node, Consumer<Settings> changes) {
    return RedisEngine.connect(
        RedisOptions.of(redis.uri(), changes.andThen(settings -> settings.node = node)));
  }

  private static TestServer server(RedisEngine engine) {
    return TestServer.start(
        options -> {
          Cuts.withoutRates(options);
          options.engine = engine;
        });
  }
}
