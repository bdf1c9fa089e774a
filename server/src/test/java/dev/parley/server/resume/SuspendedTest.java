package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.RawClient;
import dev.parley.server.TestClient;
import dev.parley.server.TestServer;
import dev.parley.server.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session without a socket: what others see of it, what it keeps, and when it ends. */
class SuspendedTest {

  private static final int KEPT_MESSAGES = 256;
  private static final int KEPT_BYTES = 524_288;

  private final VirtualTime time = new VirtualTime();
  private final TestServer server = TestServer.start(options -> {}, time);
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
  void peersSeeItSuspendedAndThenResumed() {
    bob.cut(ann);
    bob.resume(0);
    ann.expectResumed(bob);
    ann.expectNothing();
  }

  @Test
  void newcomerSeesWhoIsSuspended() {
    bob.cut(ann);
    JsonNode peers = Resumable.join(server, "blue").welcome().path("peers");
    assertFalse(peers.get(0).path("suspended").booleanValue());
    assertEquals(bob.peerId(), peers.get(1).path("id").textValue());
    assertTrue(peers.get(1).path("suspended").booleanValue());
  }

  @Test
  void newcomerSeesWhoHasResumed() {
    bob.cut(ann);
    bob.resume(0);
    ann.expectResumed(bob);
    JsonNode peers = Resumable.join(server, "blue").welcome().path("peers");
    assertFalse(peers.get(1).path("suspended").booleanValue());
  }

  @Test
  void whoIsAwayOutlivesMoreComingsAndGoingsThanAreKept() {
    Resumable cid = Resumable.join(server, "blue");
    ann.expect("peer-joined");
    bob.expect("peer-joined");
    bob.confirm(1);
    bob.cut(ann);
    cid.expectSuspended(bob);
    for (int i = 0; i < KEPT_MESSAGES; i++) {
      cid.cut(ann);
      cid.resume(1);
      ann.expectResumed(cid);
      ann.stayAlive();
    }
    bob.resume(1);
    ann.expectResumed(bob);
    bob.expectNothing();
  }

  @Test
  void peerOfPlainSessionIsGoneAtOnce() {
    TestClient eve = server.connect();
    eve.join("blue", "Eve");
    ann.expect("peer-joined");
    eve.cut();
    assertEquals("disconnected", ann.expect("peer-left").path("reason").textValue());
  }

  @Test
  void itExpiresAfterAMinute() {
    bob.cut(ann);
    pass(59_000);
    ann.expectNothing();
    time.advanceMillis(server, 2_000);
    JsonNode left = ann.expect("peer-left");
    assertEquals("expired", left.path("reason").textValue());
    assertEquals(bob.peerId(), left.path("peer").textValue());
    bob.ask(bob.secret(), 0).expectError("session-unknown");
  }

  @Test
  void whoSaysThatItGoesAwayIsWaitedForTenSeconds() {
    goAway(bob);
    time.advanceMillis(server, 9_000);
    ann.expectNothing();
    time.advanceMillis(server, 2_000);
    assertEquals("expired", ann.expect("peer-left").path("reason").textValue());
    bob.ask(bob.secret(), 0).expectError("session-unknown");
  }

  @Test
  void whoSaidSoAndStaysGoesOnAndHasAMinuteTheNextTime() {
    goAway(bob);
    time.advanceMillis(server, 9_000);
    bob.resume(0);
    ann.expectResumed(bob);
    bob.cut(ann);
    pass(59_000);
    bob.resume(0);
    ann.expectResumed(bob);
  }

  private void goAway(Resumable peer) {
    peer.socket().close(1001);
    ann.expectSuspended(peer);
  }

  @Test
  void itCanBeResumedUntilThen() {
    bob.cut(ann);
    pass(59_000);
    bob.resume(0);
    ann.expectResumed(bob);
  }

  @Test
  void eachSuspensionHasItsOwnMinute() {
    bob.cut(ann);
    pass(40_000);
    bob.resume(0);
    ann.expectResumed(bob);
    bob.cut(ann);
    pass(40_000);
    bob.resume(0);
    ann.expectResumed(bob);
  }

  @Test
  void senderIsToldOnceTheMailboxHas256Frames() {
    bob.cut(ann);
    sayTo(bob, KEPT_MESSAGES + 1, "");
    expectOverflow(KEPT_MESSAGES + 1);
    bob.resume(0);
    for (int i = 1; i <= KEPT_MESSAGES; i++) {
      JsonNode message = bob.expect("message");
      assertEquals(i, message.path("seq").intValue());
    }
    bob.expectNothing();
  }

  @Test
  void senderIsToldOnceTheMailboxHas512KiB() {
    bob.cut(ann);
    String pad = "x".repeat(50_000);
    int fit = KEPT_BYTES / 50_200;
    assertEquals(10, fit);
    sayTo(bob, fit + 1, pad);
    expectOverflow(fit + 1);
    bob.resume(0);
    for (int i = 1; i <= fit; i++) {
      assertEquals(i, bob.expect("message").path("seq").intValue());
    }
    bob.expectNothing();
  }

  @Test
  void mailboxTakesMoreOnceTheClientHasConfirmed() {
    bob.cut(ann);
    sayTo(bob, KEPT_MESSAGES, "");
    ann.expectAck(KEPT_MESSAGES);
    bob.resume(0);
    ann.expectResumed(bob);
    for (int i = 1; i <= KEPT_MESSAGES; i++) {
      bob.expect("message");
    }
    bob.confirm(KEPT_MESSAGES);
    bob.expectNothing();
    ann.say(KEPT_MESSAGES + 1);
    bob.expectMessages(KEPT_MESSAGES + 1, KEPT_MESSAGES + 1, 1);
  }

  @Test
  void closeForSilenceSuspends() {
    RawClient silent = server.raw();
    Resumable cid = Resumable.join(server, "blue", silent);
    ann.expect("peer-joined");
    bob.expect("peer-joined");
    for (int i = 0; i < 5; i++) {
      pass(5_000);
      bob.stayAlive();
    }
    time.advanceMillis(server, 6_000);
    assertEquals(4001, silent.readClose());
    ann.expectSuspended(cid);
    cid.resume(0);
    ann.expectResumed(cid);
  }

  @Test
  void clientThatConfirmsNothingIsAskedAndThenClosedWhichSuspends() {
    ann.say(1);
    bob.expectMessages(1, 1, 1);
    ann.stayAlive();
    TestClient old = bob.socket();
    pass(10_000);
    bob.expectNothing();
    pass(6_000);
    bob.expect("ping");
    pass(10_000);
    bob.expectNothing();
    time.advanceMillis(server, 6_000);
    old.expectClose(4002);
    ann.expectSuspended(bob);
    bob.resume(1);
    ann.expectResumed(bob);
  }

  @Test
  void closeForProtocolViolationEndsTheSession() {
    for (int i = 0; i <= 8; i++) {
      bob.socket().send("nonsense");
    }
    bob.socket().expectClose(4500);
    assertEquals("disconnected", ann.expect("peer-left").path("reason").textValue());
    bob.ask(bob.secret(), 0).expectError("session-unknown");
  }

  @Test
  void kickedWhileSuspendedItIsGone() {
    bob.cut(ann);
    server.admin().kick(new RoomName("blue"), new PeerId(bob.peerId()));
    assertEquals("kicked", ann.expect("peer-left").path("reason").textValue());
    bob.ask(bob.secret(), 0).expectError("session-unknown");
  }

  /** Ann lives on meanwhile. */
  private void pass(int millis) {
    for (int left = millis; left > 0; left -= 5_000) {
      time.advanceMillis(server, Math.min(left, 5_000));
      ann.stayAlive();
    }
  }

  private void sayTo(Resumable to, int count, String pad) {
    for (int i = 1; i <= count; i++) {
      ann.socket()
          .send(
              "{\"id\":%d,\"type\":\"message\",\"to\":\"%s\",\"data\":\"%s\"}"
                  .formatted(i, to.peerId(), pad));
    }
  }

  private void expectOverflow(int ref) {
    ann.expectAck(ref - ref % 32);
    JsonNode error = ann.socket().expectError("recipient-overflow");
    assertEquals(ref, error.path("ref").intValue());
  }
}
