package dev.parley.standalone;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Clients send as much as they may while Redis does not answer. */
final class FloodIT {

  private static final int CLIENTS = 100;

  /** By the relay's limits nobody may send more than 4 MiB at once. */
  private static final int MESSAGES = 250;

  /** Half of what they send. */
  private static final int HEAP_MEBIBYTES = 192;

  private static final String MESSAGE =
      "{\"type\":\"message\",\"data\":\"" + "x".repeat(16_000) + "\"}";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void whatClientsSendWhileRedisIsAwayIsBounded() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess node =
            ParleyProcess.startWithHeap(HEAP_MEBIBYTES, "--open", "--redis=" + redis.url())) {
      List<TestClient> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(node.join("room-" + i / 2));
      }
      redis.pause();
      List<Thread> floods = clients.stream().map(FloodIT::flood).toList();
      for (Thread each : floods) {
        each.join();
      }
      // All must be let go, however much of it the kernel took. Where it has unread data when the
      // server closes, it may reset the connection, which overtakes the close frame: 1006.
      Map<Integer, Long> codes =
          clients.stream().collect(groupingBy(TestClient::closeCode, counting()));
      System.out.println("FloodIT: closed with " + codes);
      assertTrue(List.of(4003, 1006).containsAll(codes.keySet()), () -> "closed with " + codes);
      assertEquals(200, node.status("/live"));
      redis.goOn();
      await().atMost(PATIENCE).until(() -> node.status("/ready") == 200);
      node.join("another-room");
      clients.forEach(TestClient::cut);
    }
  }

  private static Thread flood(TestClient client) {
    Thread thread =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < MESSAGES; i++) {
                  client.send(MESSAGE);
                }
              } catch (CompletionException closed) {
                // The server has had enough of it.
              }
            });
    thread.start();
    return thread;
  }
}
