package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.TestClient;
import dev.parley.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that goes on at another socket. */
class ResumingTest {

  private final TestServer server = TestServer.start();
  private final Resumable ann = Resumable.join(server, "blue");
  private final Resumable bob = Resumable.join(server, "blue");

  @BeforeEach
  void expectJoined() {
    ann.expect("peer-joined");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void resumedComesFirstAndThenWhatTheClientHasNot() {
    ann.sayUpTo(5);
    bob.expectMessages(1, 1, 5);
    bob.cut(ann);
    ann.say(6);
    JsonNode resumed = bob.resume(2);
    assertFalse(resumed.has("seq"));
    assertTrue(resumed.path("iceServers").isArray());
    bob.expectMessages(3, 3, 4);
    bob.expectNothing();
  }

  @Test
  void clientLearnsWhatItNeedNotSendAgain() {
    bob.sayUpTo(3);
    ann.expectMessages(2, 1, 3);
    bob.cut(ann);
    assertEquals(3, bob.resume(0).path("received").intValue());
    ann.expectResumed(bob);
    bob.say(3).say(4);
    ann.expectMessages(7, 4, 1);
  }

  @Test
  void whoLeavesBeforeItsResumeIsAnsweredIsGoneForGood() {
    bob.say(1);
    ann.expectMessages(2, 1, 1);
    bob.cut(ann);
    bob.ask(bob.secret(), 0);
    bob.say(1).say(2).socket().send("{\"id\":3,\"type\":\"leave\"}");
    bob.socket().expectClose(1000);
    JsonNode next = ann.socket().next();
    if (next.path("type").textValue().equals("peer-resumed")) {
      next = ann.socket().next(); // of that ann may not have been told, as bob is gone again
    }
    assertEquals(2, next.path("data").intValue());
    assertEquals("left", ann.expect("peer-left").path("reason").textValue());
  }

  @Test
  void nothingIsSentAgainThatWasConfirmed() {
    ann.sayUpTo(2);
    bob.expectMessages(1, 1, 2);
    bob.confirm(2);
    bob.expectNothing();
    bob.cut(ann);
    bob.resume(2);
    bob.expectNothing();
  }

  @Test
  void pingConfirms() {
    ann.sayUpTo(2);
    bob.expectMessages(1, 1, 2);
    bob.socket().send("{\"type\":\"ping\",\"received\":2}");
    bob.expect("pong");
    bob.cut(ann);
    bob.ask(bob.secret(), 1).expectError("session-unknown");
  }

  @Test
  void resumeTellsAgainOfErrorThatNamesFrame() {
    bob.socket().send("{\"id\":1,\"type\":\"message\",\"to\":\"nobody\",\"data\":1}");
    JsonNode error = bob.socket().expectError("unknown-recipient");
    bob.cut(ann);
    bob.resume(0);
    assertEquals(error, bob.socket().expectError("unknown-recipient"));
  }

  @Test
  void presenceIsToldAgain() {
    bob.cut(ann);
    Resumable cid = Resumable.join(server, "blue");
    bob.resume(0);
    assertEquals(cid.peerId(), bob.expect("peer-joined").at("/peer/id").textValue());
  }

  @Test
  void sessionIsResumedAgainAndAgain() {
    for (int i = 1; i <= 5; i++) {
      ann.say(i);
      bob.expectMessages(i, i, 1);
      bob.cut(ann);
      bob.resume(i);
      ann.expectResumed(bob);
    }
    bob.say(1);
    ann.expectMessages(12, 1, 1);
  }

  @Test
  void socketThatIsStillOpenIsReplacedAndPeersAreNotTold() {
    ann.say(1);
    TestClient old = bob.socket();
    bob.resume(0);
    old.expectClose(4505);
    bob.expectMessages(1, 1, 1);
    bob.say(1);
    ann.expectMessages(2, 1, 1);
  }

  @Test
  void resumeByConnectionThatHasSessionIsRefused() {
    Resumable other = Resumable.join(server, "green");
    ann.socket()
        .send(
            "{\"id\":1,\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":0}"
                .formatted(other.welcome().path("session").textValue(), other.secret()));
    ann.socket().expectError("already-joined");
    other.expectNothing();
  }

  // Secrets.

  @Test
  void eachResumeBringsFreshSecret() {
    String first = bob.secret();
    bob.resume(0);
    assertNotEquals(first, bob.secret());
  }

  @Test
  void formerSecretIsVoidOnceTheNewOneWasUsed() {
    String first = bob.secret();
    bob.resume(0);
    bob.resume(0);
    bob.ask(first, 0).expectError("session-unknown");
  }

  @Test
  void formerSecretIsVoidOnceTheClientHasAnsweredResumed() {
    String first = bob.secret();
    bob.resume(0);
    bob.confirm(0);
    bob.expectNothing();
    bob.ask(first, 0).expectError("session-unknown");
  }

  @Test
  void formerSecretIsGoodIfResumedWasLost() {
    String first = bob.secret();
    bob.ask(first, 0);
    bob.ask(first, 0).expect("resumed");
  }

  @Test
  void resumeThatCameLateDoesNotVoidTheSecretThatTheClientHas() {
    String first = bob.secret();
    bob.resume(0);
    TestClient present = bob.socket();
    // Sent before, by a connection that was given up; it comes only now.
    bob.ask(first, 0).expect("resumed");
    present.expectClose(4505);
    bob.ask(bob.secret(), 0).expect("resumed");
  }

  // What can't be resumed.

  @Test
  void wrongSecretIsRefusedAndTheSocketMayJoinAfresh() {
    bob.cut(ann);
    bob.ask("w".repeat(43), 0).expectError("session-unknown");
    bob.rejoin("blue");
    assertNotEquals(ann.peerId(), bob.peerId());
    bob.say(1);
    ann.expect("peer-joined");
    ann.expect("message");
  }

  @Test
  void wrongSecretLeavesTheSessionToItsOwner() {
    bob.cut(ann);
    bob.ask("w".repeat(43), 0).expectError("session-unknown");
    bob.askAgain(bob.secret(), 0).expect("resumed");
  }

  @Test
  void resumeOfMoreThanWasSentIsRefused() {
    ann.say(1);
    bob.expectMessages(1, 1, 1);
    bob.cut(ann);
    bob.ask(bob.secret(), 2).expectError("session-unknown");
  }

  @Test
  void resumeOfLessThanWasConfirmedIsRefused() {
    ann.sayUpTo(2);
    bob.expectMessages(1, 1, 2);
    bob.confirm(2);
    bob.expectNothing();
    bob.cut(ann);
    bob.ask(bob.secret(), 1).expectError("session-unknown");
  }

  @Test
  void plainSessionIsNotResumed() {
    TestClient eve = server.connect();
    JsonNode welcome = eve.join("plain", "Eve");
    TestClient other = server.connect();
    other.send(
        "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":0}"
            .formatted(welcome.path("session").textValue(), "w".repeat(43)));
    other.expectError("session-unknown");
    eve.expectNothing();
  }

  @Test
  void leaveEndsTheSessionAtOnce() {
    bob.socket().send("{\"id\":1,\"type\":\"leave\"}");
    bob.socket().expectClose(1000);
    assertEquals("left", ann.expect("peer-left").path("reason").textValue());
    bob.ask(bob.secret(), 0).expectError("session-unknown");
  }
}
