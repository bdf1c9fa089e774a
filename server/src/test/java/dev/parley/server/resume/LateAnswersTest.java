package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.TestClient;
import dev.parley.server.TestServer;
import dev.parley.server.engine.LateEngine;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client sees where the rooms are elsewhere, and what is asked of them takes its time. */
class LateAnswersTest {

  private static final String JOIN = "{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}";

  private final LateEngine engine = new LateEngine();
  private final TestServer server = TestServer.start(options -> options.engine = engine);
  private final Resumable ann = Resumable.join(server, "blue");
  private final Resumable bob = Resumable.join(server, "blue");

  {
    ann.expect("peer-joined");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void joinIsAnsweredWhenItIsKnown() {
    TestClient eve = server.connect();
    engine.hold();
    eve.send(JOIN);
    awaitHeld(1);
    engine.release();
    eve.expectWelcome();
    bob.expect("peer-joined");
    bob.say(1);
    eve.expect("message");
  }

  @Test
  void whoGoesBeforeTheJoinIsKnownHasLeft() {
    TestClient eve = server.connect();
    engine.hold();
    eve.send(JOIN);
    awaitHeld(1);
    bob.expect("peer-joined");
    eve.cut();
    Awaitility.await().until(() -> server.admin().status().connections() == 2);
    engine.release();
    bob.expect("peer-left");
  }

  @Test
  void joinThatCantBeServedIsRefusedAndMayBeTriedAgain() {
    TestClient eve = server.connect();
    engine.hold();
    eve.send(JOIN);
    awaitHeld(1);
    engine.fail();
    eve.expectError("unavailable");
    eve.send(JOIN).expectWelcome();
  }

  @Test
  void frameIsConfirmedOnceItIsDoneWith() {
    engine.hold();
    ann.sayUpTo(3);
    awaitHeld(3);
    assertEquals(0, ann.expectNothing().path("received").longValue());
    engine.release();
    assertEquals(3, ann.expectNothing().path("received").longValue());
    bob.expectMessages(1, 1, 3);
  }

  @Test
  void whatComesToNothingIsToldWhenThatIsKnown() {
    engine.hold();
    ann.socket().send("{\"id\":1,\"type\":\"message\",\"to\":\"nobody\",\"data\":1}");
    awaitHeld(1);
    ann.expectNothing();
    engine.release();
    JsonNode error = ann.socket().expectError("unknown-recipient");
    assertEquals(1, error.path("ref").intValue());
    assertEquals(2, error.path("seq").intValue());
    assertEquals(1, ann.expectNothing().path("received").longValue());
  }

  @Test
  void frameThatIsUnderWayIsNotHandledAgainByAnotherSocket() {
    engine.hold();
    ann.say(1);
    awaitHeld(1);
    ann.cut(bobBehindMessage());
    TestClient again = ann.ask(ann.secret(), 1);
    awaitHeld(2); // the new secret is to be kept
    engine.release();
    assertEquals(0, again.expect("resumed").path("received").longValue());
    ann.say(1).say(2);
    bob.expect("peer-resumed");
    assertEquals(2, bob.expect("message").path("data").intValue());
    assertEquals(2, ann.expectNothing().path("received").longValue());
  }

  @Test
  void whatAResumeSaysThatItsClientHasNeedsToBeKeptNoMore() {
    bob.sayUpTo(2);
    ann.expectMessages(2, 1, 2);
    ann.cut(bob);
    ann.resume(3);
    assertEquals(List.of(3L), engine.confirmed());
  }

  private Resumable bobBehindMessage() {
    assertEquals(1, bob.expect("message").path("data").intValue());
    return bob;
  }

  @Test
  void sessionOfWhichNobodyKnowsWhatWasHandledIsClosedForAnotherServer() {
    engine.hold();
    ann.say(1);
    awaitHeld(1);
    engine.fail();
    ann.socket().expectClose(4003);
    ann.ask(ann.secret(), 1).expectError("session-unknown");
  }

  @Test
  void plainSessionThatCantGoOnIsClosedToo() {
    TestClient eve = server.connect();
    eve.join("blue", "Eve");
    engine.hold();
    eve.send("{\"type\":\"message\",\"data\":1}");
    awaitHeld(1);
    engine.fail();
    eve.expectClose(4003);
  }

  private void awaitHeld(int answers) {
    Awaitility.await().until(() -> engine.held() == answers);
  }
}
