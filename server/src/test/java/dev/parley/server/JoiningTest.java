package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.IceServer;
import dev.parley.server.ice.IceServers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The protocol's "Joining", frame by frame. */
class JoiningTest {

  private final TestServer server =
      TestServer.start(
          options -> {
            options.peersPerRoom = 3;
            options.iceServers =
                IceServers.fixed(
                    List.of(
                        IceServer.stun("stun:stun.example.org"),
                        new IceServer(
                            List.of("turn:turn.example.org"), Optional.of("u"), Optional.of("c"))));
          });

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void welcomeSaysAllThatAClientNeeds() {
    TestClient ann = server.connect();
    JsonNode welcome = ann.join("blue", "Ann");
    assertEquals(1, welcome.path("protocol").intValue());
    assertFalse(welcome.path("session").textValue().isEmpty());
    assertEquals("blue", welcome.path("room").textValue());
    assertEquals("Ann", welcome.at("/peer/profile/name").textValue());
    assertEquals("[]", welcome.path("peers").toString());
    assertEquals(
        TestClient.json(
            """
              [{"urls":["stun:stun.example.org"]},
               {"urls":["turn:turn.example.org"],"username":"u","credential":"c"}]"""),
        welcome.path("iceServers"));
    assertEquals(15_000, welcome.path("heartbeatMillis").intValue());
    assertEquals(65_536, welcome.path("frameBytes").intValue());
  }

  @Test
  void onlyAResumableSessionHasASecret() {
    TestClient ann = server.connect();
    ann.send("{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}");
    JsonNode resumable = ann.expectWelcome();
    assertFalse(resumable.path("secret").asText().isEmpty());
    assertEquals(60_000, resumable.path("resumeMillis").intValue());
    JsonNode plain = server.connect().join("blue", "Bob");
    assertFalse(plain.has("secret"));
    assertFalse(plain.has("resumeMillis"));
  }

  @Test
  void whoLeavesBeforeItsWelcomeIsGoneForGood() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.connect();
    bob.send("{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}");
    bob.send("{\"type\":\"leave\",\"id\":1}");
    bob.expectClose(1000);
    ann.expect("peer-joined");
    assertEquals("left", ann.expect("peer-left").path("reason").textValue());
  }

  @Test
  void newcomerIsToldOfEveryPresentPeerInOrderAndTheyOfIt() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    TestClient cyd = server.connect();
    assertEquals(bob.id(), ann.expect("peer-joined").at("/peer/id").textValue());
    JsonNode welcome = cyd.join("blue", "Cyd");
    assertEquals(2, welcome.path("peers").size());
    assertEquals(ann.id(), welcome.at("/peers/0/id").textValue());
    assertEquals("Ann", welcome.at("/peers/0/profile/name").textValue());
    assertFalse(welcome.at("/peers/0/suspended").booleanValue());
    assertEquals(bob.id(), welcome.at("/peers/1/id").textValue());
    for (TestClient present : List.of(ann, bob)) {
      JsonNode joined = present.expect("peer-joined");
      assertEquals(cyd.id(), joined.at("/peer/id").textValue());
      assertEquals("Cyd", joined.at("/peer/profile/name").textValue());
    }
    ann.expectNothing();
  }

  @Test
  void queryJoinsAtOnce() {
    TestClient ann = server.connect("/signal?room=blue&name=Ann%20%C3%96");
    JsonNode welcome = ann.expectWelcome();
    assertEquals("blue", welcome.path("room").textValue());
    assertEquals("Ann Ö", welcome.at("/peer/profile/name").textValue());
    assertFalse(welcome.has("secret"));
  }

  @Test
  void queryNeedsNoName() {
    TestClient ann = server.connect("/signal?room=blue");
    assertEquals("{}", ann.expectWelcome().at("/peer/profile").toString());
  }

  @Test
  void queryWithABadRoomGetsAnErrorAndMayJoinByFrame() {
    TestClient ann = server.connect("/signal?room=no%20spaces");
    ann.expectError("invalid-room");
    ann.join("blue", "Ann");
  }

  @Test
  void frameNeedsNoProfile() {
    TestClient ann = server.connect();
    ann.send("{\"type\":\"join\",\"room\":\"blue\"}");
    assertEquals("{}", ann.expectWelcome().at("/peer/profile").toString());
  }

  @Test
  void secondJoinIsRefused() {
    TestClient ann = server.join("blue", "Ann");
    ann.send("{\"type\":\"join\",\"room\":\"red\",\"id\":4}");
    assertEquals(4, ann.expectError("already-joined").path("ref").intValue());
    ann.send("{\"type\":\"resume\",\"session\":\"s\",\"secret\":\"s\",\"received\":0}");
    ann.expectError("already-joined");
  }

  @Test
  void nobodyActsBeforeJoining() {
    TestClient ann = server.connect();
    for (String frame :
        List.of(
            "{\"type\":\"message\",\"data\":1}",
            "{\"type\":\"offer\",\"sdp\":{\"type\":\"offer\",\"sdp\":\"\"}}",
            "{\"type\":\"update\",\"profile\":{}}",
            "{\"type\":\"token\",\"token\":\"t\"}",
            "{\"type\":\"ack\",\"received\":1}",
            "{\"type\":\"leave\"}")) {
      ann.send(frame);
      ann.expectError("not-joined");
    }
    ann.expectNothing();
  }

  @Test
  void badRoomIsRefusedAndAnotherMayBeJoined() {
    TestClient ann = server.connect();
    ann.send("{\"type\":\"join\",\"room\":\"no spaces\"}").expectError("invalid-room");
    ann.send("{\"type\":\"join\"}").expectError("invalid-room");
    ann.send("{\"type\":\"join\",\"room\":\"%s\"}".formatted("r".repeat(129)))
        .expectError("invalid-room");
    ann.join("r".repeat(128), "Ann");
  }

  @Test
  void badProfileIsRefused() {
    TestClient ann = server.connect();
    String large = "x".repeat(2_048);
    ann.send("{\"type\":\"join\",\"room\":\"blue\",\"profile\":\"Ann\"}")
        .expectError("invalid-profile");
    ann.send("{\"type\":\"join\",\"room\":\"blue\",\"profile\":{\"a\":\"%s\"}}".formatted(large))
        .expectError("invalid-profile");
    ann.join("blue", "Ann");
    ann.send("{\"type\":\"update\",\"profile\":{\"a\":\"%s\"}}".formatted(large))
        .expectError("invalid-profile");
  }

  @Test
  void profileOfExactlyTheLimitIsTaken() {
    TestClient ann = server.connect();
    // {"a":""} are 8 bytes.
    String fits = "x".repeat(2_048 - 8);
    ann.send("{\"type\":\"join\",\"room\":\"blue\",\"profile\":{\"a\":\"%s\"}}".formatted(fits));
    ann.expectWelcome();
  }

  @Test
  void fullRoomRefusesUntilSomebodyLeaves() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    TestClient cyd = server.join("blue", "Cyd");
    TestClient dee = server.connect();
    dee.send("{\"type\":\"join\",\"room\":\"blue\"}").expectError("room-full");
    cyd.send("{\"type\":\"leave\"}");
    cyd.expectClose(1000);
    assertEquals(2, dee.join("blue", "Dee").path("peers").size());
    assertNotEquals(cyd.id(), dee.id());
    assertTrue(bob.id().length() > 10);
  }

  @Test
  void resumeIsAnsweredWithSessionUnknownAndJoinGoesOn() {
    TestClient ann = server.connect();
    ann.send("{\"type\":\"resume\",\"session\":\"s\",\"secret\":\"s\",\"received\":0}");
    ann.expectError("session-unknown");
    ann.join("blue", "Ann");
  }

  @Test
  void idsAreNeverReused() {
    TestClient ann = server.join("blue", "Ann");
    String first = ann.id();
    ann.send("{\"type\":\"leave\"}").expectClose(1000);
    TestClient again = server.join("blue", "Ann");
    assertNotEquals(first, again.id());
  }
}
