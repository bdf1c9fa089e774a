package dev.parley.server.resume;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.TestClient;
import dev.parley.server.TestServer;
import dev.parley.server.VirtualTime;
import dev.parley.server.engine.LateEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that are not read on while much of what was asked of the rooms is not done. */
class HeldClientsTest {

  private static final int HEARTBEAT = 15_000;

  /** For which a client may confirm nothing, and somewhat more. */
  private static final int SILENCE = 40_000;

  private static final int RATE = 10;
  private static final int BURST = 20;

  private final VirtualTime time = new VirtualTime();
  private final LateEngine engine = new LateEngine();
  private final TestServer server =
      TestServer.start(
          options -> {
            options.engine = engine;
            options.framesPerSecond = RATE;
            options.frameBurst = BURST;
          },
          time);
  private final Resumable ann = Resumable.join(server, "blue");
  private final Resumable bob = Resumable.join(server, "blue");

  {
    ann.expect("peer-joined");
    ann.confirm(1);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Ann has said something that is not done, and is not read on. */
  private void hold() {
    engine.busy(true);
    engine.hold();
    ann.say(1);
    bob.expectMessages(1, 1, 1);
    bob.confirm(1);
    ann.say(2);
    // So that what ann said has come; who asks for nothing that is not done is read as ever.
    bob.expectNothing();
    bob.expectNothing();
    assertEquals(1, engine.held());
    assertEquals(1, server.admin().status().held());
  }

  @Test
  void areReadOnWhenTheirLastFrameIsDone() {
    hold();
    engine.release();
    bob.expectMessages(2, 2, 1);
    assertEquals(0, server.admin().status().held());
    assertEquals(2, ann.expectNothing().path("received").longValue());
  }

  @Test
  void areLetGoAsOthersIfThatFails() {
    hold();
    engine.fail();
    ann.socket().expectClose(4003);
    ann.ask(ann.secret(), 1).expectError("session-unknown");
  }

  @Test
  void plainOnesAreHeldAsWell() {
    TestClient eve = server.connect();
    eve.join("red", "Eve");
    engine.busy(true);
    engine.hold();
    eve.send("{\"type\":\"message\",\"to\":\"nobody\",\"data\":1}");
    eve.send("{\"type\":\"message\",\"to\":\"nobody\",\"data\":2}");
    await().until(() -> engine.held() == 1);
    bob.expectNothing();
    bob.expectNothing();
    assertEquals(1, engine.held());
    engine.release();
    eve.expectError("unknown-recipient");
    eve.expectError("unknown-recipient");
  }

  @Test
  void areNotTakenForSilent() {
    hold();
    time.advanceMillis(server, HEARTBEAT);
    bob.expectNothing();
    time.advanceMillis(server, HEARTBEAT);
    bob.expectNothing();
    time.advanceMillis(server, HEARTBEAT);
    engine.release();
    bob.expectMessages(2, 2, 1);
    expectPings(ann, 2);
  }

  /**
   * At least so many, so that a client whose pings are not read does not look for another server.
   */
  private static void expectPings(Resumable client, int least) {
    client.socket().send("{\"type\":\"ping\"}");
    for (int pings = 0; pings < least; pings++) {
      client.expect("ping");
    }
    JsonNode next = client.socket().next();
    while (next.path("type").textValue().equals("ping")) {
      next = client.socket().next();
    }
    assertEquals("pong", next.path("type").textValue());
  }

  @Test
  void areReadByAnotherSocketIfTheyComeBackByOne() {
    hold();
    ann.socket().cut();
    TestClient again = ann.ask(ann.secret(), 1);
    await().until(() -> engine.held() == 2); // the new secret is to be kept
    engine.release();
    assertEquals(0, again.expect("resumed").path("received").longValue());
    ann.sayUpTo(3);
    bob.expectMessages(2, 2, 2);
    assertEquals(3, ann.expectNothing().path("received").longValue());
  }

  @Test
  void mayLeave() {
    hold();
    ann.socket().send("{\"id\":3,\"type\":\"leave\"}");
    engine.release();
    bob.expectMessages(2, 2, 1);
    assertEquals("left", bob.expect("peer-left").path("reason").textValue());
    ann.socket().expectClose(1000);
  }

  @Test
  void areNotTakenForSlowThoughTheyConfirmNothing() {
    bob.say(1);
    ann.expectMessages(2, 1, 1);
    hold();
    for (int passed = 0; passed < SILENCE; passed += HEARTBEAT) {
      time.advanceMillis(server, HEARTBEAT);
      bob.expectNothing();
    }
    engine.release();
    bob.expectMessages(2, 2, 1);
    ann.confirm(2);
    expectPings(ann, 2);
  }

  @Test
  void areNotRefusedWhatTheySaidInManyHoldsThatFollowOneAnother() {
    hold();
    int seconds = 10;
    int said = 2 + RATE * seconds;
    for (int id = 3; id <= said; id++) {
      ann.say(id);
    }
    // Each second one is done, and the next is held.
    for (int second = 1; second <= seconds; second++) {
      time.advanceMillis(server, 1_000);
      engine.releaseAndHold();
      bob.expectMessages(1 + second, 1 + second, 1);
      bob.expectNothing();
      await().until(() -> engine.held() == 1);
    }
    engine.busy(false);
    engine.release();
    bob.expectMessages(2 + seconds, 2 + seconds, said - 1 - seconds);
  }

  @Test
  void areNotRefusedWhatTheySaidMeanwhileAtTheirRate() {
    hold();
    int seconds = 10;
    int said = 2 + RATE * seconds;
    for (int id = 3; id <= said; id++) {
      ann.say(id);
    }
    for (int second = 0; second < seconds; second++) {
      time.advanceMillis(server, 1_000);
      bob.expectNothing();
    }
    engine.busy(false);
    engine.release();
    bob.expectMessages(2, 2, said - 1);
  }

  @Test
  void closeAtOnceWhenTheyAreToldTo() {
    hold();
    engine.kick(new RoomName("blue"), new PeerId(ann.peerId()));
    ann.socket().expectClose(4504);
    // Time stands still: nothing but its own close frame ends the connection.
    await().until(() -> server.admin().status().connections() == 1);
  }
}
