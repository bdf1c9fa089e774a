package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that does not read costs a stated amount of memory, and then its membership. */
class SlowReaderTest {

  private static final int OUTBOX_BYTES = 1_048_576;

  private final VirtualTime time = new VirtualTime();
  private final TestServer server =
      TestServer.start(
          options -> {
            options.outboxBytes = OUTBOX_BYTES;
            options.byteBurst = Integer.MAX_VALUE;
            options.frameBurst = Integer.MAX_VALUE;
          },
          time.surroundings());
  private final TestClient ann = server.join("blue", "Ann");
  private final TestClient bob = server.join("blue", "Bob");

  @AfterEach
  void stop() {
    server.close();
  }

  private static String message(int number) {
    return "{\"type\":\"message\",\"data\":[%d,\"%s\"]}".formatted(number, "x".repeat(60_000));
  }

  @Test
  void overflowingMailboxIsTheEndOfItsOwnerAndOfNobodyElse() {
    ann.expect("peer-joined");
    RawClient slow = server.rawJoin("blue", 4_096);
    ann.expect("peer-joined");
    bob.expect("peer-joined");
    int sent = 0;
    boolean left = false;
    while (!left) {
      ann.send(message(sent));
      JsonNode frame = bob.next();
      while (frame.path("type").textValue().equals("peer-left")) {
        left = true;
        frame = bob.next();
      }
      // Each message reaches Bob at once, whatever becomes of the slow one.
      assertEquals(sent, frame.at("/data/0").intValue());
      sent++;
      // What the systems' buffers take differs; what the server keeps does not.
      assertTrue(sent < 1_000, "the server never gave up on it");
    }
    assertEquals("disconnected", ann.expect("peer-left").path("reason").textValue());
    ann.expectError("recipient-overflow");
    ann.expectNothing();
    assertEquals(4002, slow.readClose());
  }

  @Test
  void writeThatIsNotTakenInTimeIsTheEnd() {
    ann.expect("peer-joined");
    RawClient slow = server.rawJoin("red", 4_096);
    TestClient cyd = server.join("red", "Cyd");
    int sent = 0;
    // Until the system takes no more: a write is stuck, and others wait behind it.
    while (server.relay().pendingFrames() < 4) {
      cyd.send(message(sent++)).expectNothing();
      assertTrue(sent < 1_000, "the system takes everything");
    }
    time.advanceMillis(9_000);
    cyd.expectNothing();
    time.advanceMillis(2_000);
    assertEquals("disconnected", cyd.expect("peer-left").path("reason").textValue());
    assertEquals(4002, slow.readClose());
    ann.expectNothing();
  }

  @Test
  void slowReaderThatNeverClosesIsCutOff() {
    ann.expect("peer-joined");
    RawClient slow = server.rawJoin("red", 4_096);
    TestClient cyd = server.join("red", "Cyd");
    JsonNode frame = cyd.send(message(0)).send("{\"type\":\"ping\"}").next();
    for (int i = 1; !frame.path("type").textValue().equals("peer-left"); i++) {
      assertTrue(i < 1_000, "the server never gave up on it");
      frame = cyd.send(message(i)).send("{\"type\":\"ping\"}").next();
    }
    int open = server.relay().connectionCount();
    time.advanceMillis(6_000);
    org.awaitility.Awaitility.await().until(() -> server.relay().connectionCount() == open - 1);
    slow.close();
  }
}
