package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverloadTest {

  /** As those of a real clock. */
  private static final int TICK_MILLIS = 20;

  private static final int PENDING_BYTES = 200_000;
  private static final int MESSAGE_BYTES = 10_000;

  private final VirtualTime time = new VirtualTime();
  private final TestServer server =
      TestServer.start(
          options -> {
            options.outboxBytes = PENDING_BYTES;
            options.keptBytes = PENDING_BYTES;
            options.pendingBytes = PENDING_BYTES;
          },
          time.surroundings());

  @AfterEach
  void stop() {
    server.close();
  }

  /** Joins resumably and is cut off. */
  private JsonNode away(String room) {
    TestClient client = server.connect();
    client.send("{\"type\":\"join\",\"room\":\"" + room + "\",\"resumable\":true}");
    JsonNode welcome = client.expectWelcome();
    long suspended = server.admin().status().suspended();
    client.cut();
    Awaitility.await().until(() -> server.admin().status().suspended() == suspended + 1);
    return welcome;
  }

  private void load(TestClient sender, int messages) {
    for (int i = 0; i < messages; i++) {
      sender.send("{\"type\":\"message\",\"data\":\"" + "x".repeat(MESSAGE_BYTES) + "\"}");
    }
    sender.expectNothing();
  }

  private String resume(JsonNode welcome) {
    return server.connect().send(resumption(welcome)).next().path("type").textValue();
  }

  private static String resumption(JsonNode welcome) {
    return "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":0}"
        .formatted(welcome.path("session").textValue(), welcome.path("secret").textValue());
  }

  @Test
  void whereAllTogetherHoldTooMuchTheHeaviestIsEnded() {
    JsonNode heavy = away("blue");
    JsonNode light = away("red");
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("red", "Bob");
    load(ann, 15);
    load(bob, 2);
    time.advanceMillis(server, VirtualTime.ROUND_MILLIS);
    ann.expectNothing();
    load(bob, 6);
    assertTrue(server.admin().status().waitingBytes() > PENDING_BYTES);
    time.advanceMillis(server, VirtualTime.ROUND_MILLIS);
    assertEquals("expired", ann.expect("peer-left").path("reason").textValue());
    bob.expectNothing();
    assertTrue(server.admin().status().waitingBytes() < PENDING_BYTES);
    assertEquals("error", resume(heavy));
    assertEquals("resumed", resume(light));
  }

  @Test
  void whatSessionsHoldIsCountedThoughTheyAreLookedAtOneAfterTheOther() {
    JsonNode heavy = away("blue");
    List<JsonNode> light = List.of(away("red"), away("green"), away("white"));
    load(server.join("blue", "Ann"), 10);
    for (String room : List.of("red", "green", "white")) {
      load(server.join(room, "Bob"), 4);
    }
    assertTrue(server.admin().status().waitingBytes() > PENDING_BYTES);
    for (int millis = 0; millis < VirtualTime.LATE_MILLIS; millis += TICK_MILLIS) {
      time.leapMillis(TICK_MILLIS);
    }
    assertEquals("error", resume(heavy));
    light.forEach(session -> assertEquals("resumed", resume(session)));
  }

  @Test
  void sessionThatHasJustComeBackByAnotherSocketCountsOnce() {
    RawClient first = server.raw();
    first.handshake("/signal");
    first.sendText("{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}");
    JsonNode welcome = TestClient.json(first.readText());
    TestClient ann = server.join("blue", "Ann");
    load(ann, 12);
    long waiting = server.admin().status().waitingBytes();
    assertTrue(waiting > PENDING_BYTES / 2, waiting + " bytes wait");
    RawClient second = server.raw();
    second.handshake("/signal");
    second.sendText(resumption(welcome));
    assertEquals("resumed", TestClient.json(second.readText()).path("type").textValue());
    // The first is told to close, and never answers.
    long now = server.admin().status().waitingBytes();
    assertTrue(now <= waiting, now + " bytes wait, of " + waiting);
    time.advanceMillis(VirtualTime.ROUND_MILLIS);
    ann.expectNothing();
  }
}
