package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients send as much as they may while Redis does not answer. */
final class FloodIT {

  /** So that they may send as much as one address may. */
  private static final int CLIENTS = 48;

  /** By the relay's limits nobody may send more than 4 MiB at once. */
  private static final int MESSAGES = 250;

  private static final int DATA_BYTES = 16_000;

  /** Two thirds of what they send. */
  private static final int HEAP_MEBIBYTES = 128;

  /** A quarter of what a server would keep: from there on it reads no client on. */
  private static final int READ_BYTES = 32 * 1024 * 1024;

  private static final String MESSAGE =
      "{\"type\":\"message\",\"data\":\"" + "x".repeat(DATA_BYTES) + "\"}";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void whatClientsSendWhileRedisIsAwayIsBoundedAndTheyAreNotLetGo() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess node =
            ParleyProcess.startWithHeap(HEAP_MEBIBYTES, "--open", "--redis=" + redis.url())) {
      List<TestClient> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(node.join("room-" + i / 2));
      }
      redis.pause();
      List<Thread> floods = clients.stream().map(FloodIT::flood).toList();
      int most = READ_BYTES / DATA_BYTES;
      await().atMost(PATIENCE).until(() -> unanswered(node) > most / 2);
      await().atMost(PATIENCE).until(() -> node.status("/ready") == 503);
      // Each may have been read on by one.
      double steps = unanswered(node);
      assertTrue(steps <= most + CLIENTS, () -> steps + " steps");
      assertEquals(200, node.status("/live"));
      redis.goOn();
      await().atMost(PATIENCE).until(() -> node.status("/ready") == 200);
      for (Thread each : floods) {
        each.join();
      }
      for (TestClient client : clients) {
        client.send("{\"type\":\"ping\"}");
        client.expectEventually("pong");
      }
      clients.forEach(TestClient::cut);
    }
  }

  private static double unanswered(ParleyProcess node) {
    return node.metric("parley_redis_unanswered_steps");
  }

  private static Thread flood(TestClient client) {
    Thread thread =
        new Thread(
            () -> {
              for (int i = 0; i < MESSAGES; i++) {
                client.send(MESSAGE);
              }
            });
    thread.start();
    return thread;
  }
}
