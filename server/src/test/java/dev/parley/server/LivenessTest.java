package dev.parley.server;

import static dev.parley.server.VirtualTime.LATE_MILLIS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The protocol's "Liveness", and the deadline for joining. */
class LivenessTest {

  private static final int HEARTBEAT = 15_000;

  private final VirtualTime time = new VirtualTime();
  private final TestServer server = TestServer.start(options -> {}, time.surroundings());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pingGetsAPong() {
    TestClient ann = server.connect();
    ann.send("{\"type\":\"ping\"}");
    assertEquals("{\"type\":\"pong\"}", ann.nextText());
    ann.join("blue", "Ann");
    ann.send("{\"type\":\"ping\",\"received\":3}").expect("pong");
    ann.send("{\"type\":\"pong\",\"received\":3}").expectNothing();
  }

  @Test
  void whoDoesNotJoinInTimeIsClosed() {
    TestClient ann = server.connect();
    ann.expectNothing();
    TestClient bob = server.join("blue", "Bob");
    time.advanceMillis(server, 9_999);
    ann.expectNothing();
    time.advanceMillis(server, 2 + LATE_MILLIS);
    ann.expectClose(4503);
    bob.expectNothing();
  }

  @Test
  void pingingBeforeJoiningDoesNotPutTheDeadlineOff() {
    TestClient ann = server.connect();
    ann.expectNothing();
    time.advanceMillis(server, 6_000);
    ann.expectNothing();
    time.advanceMillis(server, 6_000);
    ann.expectClose(4503);
  }

  @Test
  void pingingClientThatFallsSilentAndDoesNotPongIsClosedAfterTwoHeartbeats() {
    TestClient ann = server.join("blue", "Ann");
    RawClient bob = server.rawJoin("blue");
    ann.expect("peer-joined");
    bob.sendText("{\"type\":\"ping\"}");
    bob.readText();
    time.advanceMillis(server, HEARTBEAT);
    bob.expectPing();
    time.advanceMillis(server, HEARTBEAT - 1_000);
    ann.expectNothing();
    time.advanceMillis(server, 1_001 + LATE_MILLIS);
    assertEquals(4001, bob.readClose());
    assertEquals("disconnected", ann.expect("peer-left").path("reason").textValue());
  }

  @Test
  void plainClientIsKeptAliveByWebSocketPingsAlone() {
    try (TestServer slow = startWithOneFrameAtOnce()) {
      expectToBeKeptAliveByPongs(slow, slow.rawJoin("blue"));
    }
  }

  @Test
  void pingingClientWhosePageSleepsIsKeptAliveByItsBrowsersPongs() {
    try (TestServer slow = startWithOneFrameAtOnce()) {
      RawClient ann = slow.rawJoin("blue");
      ann.sendText("{\"type\":\"ping\"}");
      ann.readText();
      expectToBeKeptAliveByPongs(slow, ann);
    }
  }

  private TestServer startWithOneFrameAtOnce() {
    return TestServer.start(
        options -> {
          options.framesPerSecond = 1;
          options.frameBurst = 1;
        },
        time.surroundings());
  }

  /** Nothing but pongs is sent: text would keep it alive by itself. */
  private void expectToBeKeptAliveByPongs(TestServer slow, RawClient client) {
    for (int i = 0; i < 5; i++) {
      time.advanceMillis(slow, HEARTBEAT);
      client.expectPing();
      client.sendPong();
      // Of two at once the second is too many, and the answer to it says that both were handled.
      client.sendPong();
      assertEquals("rate-limited", TestClient.json(client.readText()).path("code").textValue());
    }
  }

  @Test
  void plainClientThatDoesNotPongIsClosedAfterTwoHeartbeats() {
    RawClient ann = server.rawJoin("blue");
    time.advanceMillis(server, HEARTBEAT);
    ann.expectPing();
    time.advanceMillis(server, HEARTBEAT - 1);
    time.advanceMillis(server, 2 + LATE_MILLIS);
    assertEquals(4001, ann.readClose());
  }

  @Test
  void pausedProcessDoesNotTakeItsClientsForDead() {
    TestClient ann = server.join("blue", "Ann");
    ann.expectNothing();
    time.leapMillis(600_000);
    ann.expectNothing();
  }

  @Test
  void webSocketPingIsAnswered() {
    RawClient ann = server.rawJoin("blue");
    ann.sendFrame(0x89, new byte[] {1, 2, 3});
    RawClient.Frame pong = ann.read();
    assertEquals(0x8A, pong.head());
    assertEquals(3, pong.payload().length);
    assertEquals(2, pong.payload()[1]);
  }

  @Test
  void clientThatDoesNotCloseInTurnIsCutOff() {
    RawClient ann = server.rawJoin("blue");
    ann.sendText("{\"type\":\"leave\"}");
    assertEquals(1000, ann.readClose());
    time.advanceMillis(server, 5_000 + LATE_MILLIS);
    ann.expectEnd();
  }
}
