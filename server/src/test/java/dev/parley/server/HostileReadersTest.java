package dev.parley.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that read nothing, or next to nothing: what they cost the server, and the others. */
class HostileReadersTest {

  private static final int SLOW_READERS = 20;
  private static final int OUTBOX_BYTES = 262_144;
  private static final int FRAME_BYTES = 20_000;

  /**
   * What else the process allocates meanwhile, and does not keep: generous, and far below the load.
   */
  private static final long HEAP_SLACK = 24L * 1024 * 1024;

  /** A machine under load; without it a millisecond is usual. */
  private static final long DELAY_MILLIS = 2_000;

  private final VirtualTime time = new VirtualTime();
  private final TestServer server =
      TestServer.start(
          options -> {
            options.outboxBytes = OUTBOX_BYTES;
            options.frameBurst = 1_000_000;
            options.byteBurst = 1_000_000_000;
          },
          time.surroundings());

  @AfterEach
  void stop() {
    server.close();
  }

  private static String message(int number) {
    return "{\"type\":\"message\",\"data\":[%d,\"%s\"]}".formatted(number, "x".repeat(FRAME_BYTES));
  }

  private static long heapAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void manyWhoReadNothingCostAStatedAmountAndNobodyWaitsForThem() {
    long heapBefore = heapAfterCollection();
    List<RawClient> stuck = new ArrayList<>();
    for (int i = 0; i < SLOW_READERS; i++) {
      stuck.add(server.rawJoin("blue", 4_096));
    }
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    ann.expect("peer-joined");
    int left = 0;
    long mostPending = 0;
    long slowest = 0;
    for (int number = 0; left < SLOW_READERS; number++) {
      assertTrue(number < 2_000, "the server never gave up on " + (SLOW_READERS - left));
      long sentAt = System.nanoTime();
      ann.send(message(number));
      JsonNode frame = bob.next();
      while (frame.path("type").textValue().equals("peer-left")) {
        left++;
        frame = bob.next();
      }
      assertEquals(number, frame.at("/data/0").intValue());
      slowest = Math.max(slowest, System.nanoTime() - sentAt);
      mostPending = Math.max(mostPending, server.relay().pendingBytes());
    }
    long limit = (SLOW_READERS + 2L) * OUTBOX_BYTES;
    assertTrue(mostPending <= limit, mostPending + " bytes waited, of " + limit);
    assertTrue(slowest < TimeUnit.MILLISECONDS.toNanos(DELAY_MILLIS), slowest / 1e6 + " ms");
    for (RawClient each : stuck) {
      assertEquals(4002, each.readClose());
      each.close();
    }
    await().until(() -> server.relay().connectionCount() == 2);
    assertTrue(server.relay().pendingBytes() <= 2L * OUTBOX_BYTES);
    long grown = heapAfterCollection() - heapBefore;
    assertTrue(grown < HEAP_SLACK, grown + " bytes of heap are kept");
  }

  @Test
  void oneThatDripsAByteASecondIsClosed() {
    RawClient dripping = server.rawJoin("blue", 4_096);
    TestClient ann = server.join("blue", "Ann");
    // Until a write is stuck, and others wait behind it: the system's buffers are full.
    int sent = 0;
    while (server.relay().pendingFrames() < 4) {
      ann.send(message(sent++)).expectNothing();
      assertTrue(sent < 2_000, "the system takes everything");
    }
    for (int second = 0; second < 9; second++) {
      dripping.readByte();
      time.advanceMillis(1_000);
      // And by that Ann's own writes are done with, which must not grow old with the time that is
      // made.
      ann.expectNothing();
    }
    dripping.readByte();
    time.advanceMillis(2_000);
    assertEquals("disconnected", ann.expect("peer-left").path("reason").textValue());
    assertEquals(1, server.admin().rooms().get(0).peers());
  }

  @Test
  void tenThousandWhoComeAndGoLeaveNothing() {
    for (int i = 0; i < 10_000; i++) {
      try (RawClient client = server.raw()) {
        client.handshake("/signal?room=room-" + i % 100);
      }
    }
    await()
        .atMost(TestClient.PATIENCE_SECONDS, TimeUnit.SECONDS)
        .until(() -> server.relay().connectionCount() == 0);
    RelayAdmin.Status status = server.admin().status();
    assertEquals(0, status.sessions());
    assertEquals(0, status.rooms());
    assertEquals(0, status.waitingBytes());
  }
}
