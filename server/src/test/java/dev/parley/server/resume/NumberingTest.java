package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.TestClient;
import dev.parley.server.TestServer;
import dev.parley.server.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which frames bear a number, and what becomes of one whose number is not the next. */
class NumberingTest {

  private final VirtualTime time = new VirtualTime();
  private final TestServer server = TestServer.start(options -> {}, time);
  private final Resumable ann = Resumable.join(server, "blue");
  private final Resumable bob = Resumable.join(server, "blue");

  {
    assertEquals(1, ann.expect("peer-joined").path("seq").intValue());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void welcomeSaysHowToResume() {
    assertTrue(ann.welcome().path("secret").textValue().length() >= 32);
    assertEquals(60_000, ann.welcome().path("resumeMillis").intValue());
  }

  @Test
  void welcomeOfPlainSessionSaysNothingOfResuming() {
    JsonNode welcome = server.connect().join("plain", "Eve");
    assertFalse(welcome.has("secret"));
    assertFalse(welcome.has("resumeMillis"));
  }

  @Test
  void nothingIsNumberedInPlainSession() {
    TestClient eve = server.connect();
    eve.join("blue", "Eve");
    bob.say(1);
    assertFalse(eve.expect("message").has("seq"));
  }

  @Test
  void numbersCountWhatTheApplicationGetsAndNothingElse() {
    assertFalse(bob.welcome().has("seq"));
    assertFalse(bob.expectNothing().has("seq"));
    ann.say(1);
    bob.expectMessages(1, 1, 1);
    bob.socket().send("{\"type\":\"message\"");
    assertFalse(bob.socket().expectError("malformed").has("seq"));
    ann.say(2);
    bob.expectMessages(2, 2, 1);
    server.admin().drain(Duration.ofSeconds(10));
    assertFalse(bob.expect("reconnect").has("seq"));
  }

  @Test
  void errorThatNamesFrameIsNumbered() {
    bob.socket().send("{\"id\":1,\"type\":\"message\",\"to\":\"nobody\",\"data\":1}");
    JsonNode error = bob.socket().expectError("unknown-recipient");
    assertEquals(1, error.path("ref").intValue());
    assertEquals(1, error.path("seq").intValue());
  }

  @Test
  void refusedFrameCountsAsReceived() {
    bob.socket().send("{\"id\":1,\"type\":\"message\",\"to\":\"nobody\",\"data\":1}");
    bob.socket().expectError("unknown-recipient");
    bob.say(2);
    assertEquals(2, bob.expectNothing().path("received").intValue());
  }

  @Test
  void serverConfirmsAfter32Frames() {
    bob.sayUpTo(31);
    ann.expectMessages(2, 1, 31);
    bob.say(32);
    assertEquals(32, bob.expect("ack").path("received").intValue());
  }

  @Test
  void serverConfirmsWithinFiveSeconds() {
    bob.say(1);
    ann.expectMessages(2, 1, 1);
    ann.confirm(2);
    ann.expectNothing();
    time.advanceMillis(server, 5_000);
    JsonNode ack = bob.expect("ack");
    assertEquals(1, ack.path("received").intValue());
    assertFalse(ack.has("seq"));
  }

  @Test
  void serverConfirmsOnce() {
    bob.say(1);
    ann.expectMessages(2, 1, 1);
    ann.confirm(2);
    ann.expectNothing();
    time.advanceMillis(server, 12_000);
    bob.expect("ack");
    bob.expectNothing();
  }

  @Test
  void pongConfirms() {
    bob.sayUpTo(3);
    assertEquals(3, bob.expectNothing().path("received").intValue());
  }

  @Test
  void frameWhoseNumberWasSeenIsDropped() {
    bob.sayUpTo(2).say(1).say(2).say(3);
    ann.expectMessages(2, 1, 3);
    ann.expectNothing();
    bob.expectNothing();
  }

  @Test
  void frameBehindGapIsRefusedAndNotHandled() {
    bob.say(1).say(3);
    JsonNode error = bob.socket().expectError("malformed");
    assertEquals(3, error.path("ref").intValue());
    assertEquals(1, bob.expectNothing().path("received").intValue());
    bob.say(2).say(3);
    ann.expectMessages(2, 1, 3);
    ann.expectNothing();
  }

  @Test
  void frameWithoutNumberIsRefused() {
    bob.socket().send("{\"type\":\"message\",\"data\":1}");
    bob.socket().expectError("malformed");
    bob.say(1);
    ann.expectMessages(2, 1, 1);
  }

  @Test
  void confirmationOfWhatWasNeverSentIsRefused() {
    bob.confirm(1);
    bob.socket().expectError("malformed");
  }

  @Test
  void numbersOfPlainSessionAreOnlyReferences() {
    TestClient eve = server.connect();
    eve.join("plain", "Eve");
    eve.send("{\"id\":7,\"type\":\"message\",\"data\":1}");
    eve.send("{\"id\":7,\"type\":\"message\",\"to\":\"nobody\",\"data\":1}");
    assertEquals(7, eve.expectError("unknown-recipient").path("ref").intValue());
  }
}
