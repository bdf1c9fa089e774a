package dev.parley.server.redis;

import static dev.parley.server.redis.TestMember.BLUE;
import static dev.parley.server.redis.TestMember.frame;
import static dev.parley.server.redis.TestMember.peer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.LeaveReason;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.LostMemberException;
import dev.parley.server.engine.RelayResult;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TwoNodesTest extends TwoEngines {

  private static final int CAPACITY = 8;
  private static final int MESSAGES = 256;

  TwoNodesTest() {
    super(
        settings -> {
          settings.capacity = CAPACITY;
          // No test is about it, and a slow machine is not to let one lapse; a sweep finds what is
          // lost.
          settings.leaseMillis = 3_000;
        });
  }

  @Test
  void membersOnEitherNodeSeeOneAnother() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    assertEquals(List.of(peer("a")), b.found());
    a.send(b, "1");
    b.send(a, "2");
    assertEquals(RelayResult.DELIVERED, b.seat().sendToOnlyOther(0, frame("3")).join());
    TestMember c = TestMember.plain(one, "c");
    assertEquals(RelayResult.DELIVERED, c.seat().broadcast(0, frame("4")).join());
    c.seat().leave(frame("-c"));
    awaitFrames(a, "+b", "2", "3", "+c", "4", "-c");
    awaitFrames(b, "1", "+c", "4", "-c");
    assertEquals(Optional.of(List.of(peer("a"), peer("b"))), two.members(BLUE));
  }

  @Test
  void framesOfOneSenderKeepTheirOrder() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    TestMember c = TestMember.plain(one, "c");
    List<String> sent = numbered(200);
    List<CompletableFuture<RelayResult>> results = new ArrayList<>();
    sent.forEach(text -> results.add(a.seat().broadcast(0, frame(text))));
    results.forEach(result -> assertEquals(RelayResult.DELIVERED, result.join()));
    awaitFrames(c, sent);
    List<String> withJoin = new ArrayList<>(List.of("+c"));
    withJoin.addAll(sent);
    awaitFrames(b, withJoin);
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  @Test
  void concurrentJoinsFromBothNodesFillARoomExactly() {
    List<CompletableFuture<JoinResult>> joining = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      joining.add(TestMember.join(i % 2 == 0 ? one : two, "p" + i));
    }
    long joined =
        joining.stream()
            .map(CompletableFuture::join)
            .filter(JoinResult.Joined.class::isInstance)
            .count();
    assertEquals(CAPACITY, joined);
    assertEquals(CAPACITY, two.members(BLUE).orElseThrow().size());
  }

  /** Members' leases are longer than what is waited for here. */
  @Test
  void deathOfANodeIsNoticedByWhatItDoesNotSay() {
    TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    one.close();
    awaitFrames(b, "{\"type\":\"peer-suspended\",\"peer\":\"a\"}");
  }

  @Test
  void memberThatItsNodeGivesUpIsSuspendedForTheOthers() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.seat().abandon();
    awaitFrames(b, "{\"type\":\"peer-suspended\",\"peer\":\"a\"}");
    assertEquals(1, a.timesLost());
  }

  @Test
  void kickReachesAMemberOfTheOtherNode() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    assertTrue(one.kick(BLUE, b.id()));
    await().until(() -> b.timesKicked() == 1);
    assertEquals(0, a.timesKicked());
  }

  @Test
  void kickEndsAMemberWhoseNodeIsGone() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    two.close();
    await()
        .until(() -> REDIS.commands().pubsubNumsub("parley:node:two").get("parley:node:two") == 0);
    assertTrue(one.kick(BLUE, b.id()));
    assertFalse(one.kick(BLUE, b.id()));
    awaitFrames(a, "+b", left("b", LeaveReason.KICKED));
  }

  @Test
  void claimedSessionGoesOnWithNothingLostOrTwice() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    b.send(a, "1");
    b.send(a, "2");
    a.send(1, b, "x");
    awaitFrames(a, "+b", "1", "2");
    assertEquals("saved-1", TestMember.find(two, "a").orElseThrow().saved());
    // Its client has received up to 1, number 2 of its mailbox.
    TestMember again = TestMember.resumed(two, "a", 2).orElseThrow();
    assertEquals(1, again.handled());
    await().until(() -> a.timesLost() == 1);
    b.send(again, "3");
    again.send(2, b, "y");
    awaitFrames(again, "2", "3");
    awaitFrames(b, "x", "y");
    awaitFrames(a, "+b", "1", "2");
    assertEquals("saved-2", TestMember.find(one, "a").orElseThrow().saved());
    assertEquals(Optional.empty(), TestMember.find(two, "a"));
  }

  @Test
  void suspendedSessionIsClaimedAndTheOthersAreTold() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.seat().suspend(1, 10_000, frame("?a"));
    awaitFrames(b, "?a");
    b.send(a, "1");
    TestMember again = TestMember.resumed(two, "a", 1).orElseThrow();
    awaitFrames(again, "1");
    awaitFrames(b, "?a", "!a");
    assertFalse(two.members(BLUE).orElseThrow().get(0).suspended());
  }

  @Test
  void staleSeatIsFencedAndChangesNothing() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    TestMember again = TestMember.resumed(two, "a", 0).orElseThrow();
    assertLost(a.sending(1, b, "stale"));
    assertLost(a.seat().sendToOnlyOther(2, frame("stale")));
    assertLost(a.seat().broadcast(3, frame("stale")));
    assertLost(a.seat().update(4, peer("a"), frame("stale")));
    assertLost(a.seat().save("stale"));
    a.seat().suspend(1, 1_000, frame("stale"));
    a.seat().leave(frame("stale"));
    again.send(1, b, "fresh");
    awaitFrames(b, "fresh");
    await().until(() -> a.timesLost() == 1);
    assertEquals("saved-2", TestMember.find(one, "a").orElseThrow().saved());
    assertEquals(1, one.counts().moved());
  }

  private static void assertLost(CompletableFuture<?> step) {
    CompletionException failure = assertThrows(CompletionException.class, step::join);
    assertInstanceOf(LostMemberException.class, failure.getCause());
  }

  @Test
  void lostWakeUpCostsLatencyOnly() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    List<String> sent = numbered(100);
    for (String text : sent) {
      REDIS.commands().clientKill(KillArgs.Builder.typePubsub());
      a.send(b, text);
    }
    awaitFrames(b, sent);
  }

  @Test
  void whatIsConfirmedIsForgotten() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    numbered(10).forEach(text -> b.send(a, text));
    assertEquals(11, REDIS.commands().xlen("parley:{blue}:m:a"));
    await().until(() -> a.frames().size() == 11);
    a.seat().confirm(8);
    haveRoomsSwept();
    await().until(() -> REDIS.commands().xlen("parley:{blue}:m:a") == 3);
  }

  @Test
  void whatIsConfirmedWaitsForASweepWhileItTakesLittleOfTheMailbox() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(one, "b");
    awaitFrames(a, "+b");
    // One sweep may come in the way, as it is time for it.
    boolean waited = confirmsOneThatWaits(a, b) || confirmsOneThatWaits(a, b);
    assertTrue(waited);
    int before = a.frames().size();
    int eighth = MESSAGES / 8;
    for (int i = 0; i < eighth; i++) {
      b.send(a, "more");
    }
    // So many may not be handed over behind what is confirmed: Redis is told of that, and done with
    // it when another frame has come.
    await().until(() -> REDIS.commands().xlen("parley:{blue}:m:a") < before + eighth);
    b.send(a, "one more");
    await().until(() -> a.frames().size() == before + eighth + 1);
    a.seat().confirm(a.frames().size());
    // It is asked for by the same connection before this.
    b.send(a, "last");
    assertEquals(1, REDIS.commands().xlen("parley:{blue}:m:a"));
  }

  /** Whether what was sent and confirmed is still there after a round trip. */
  private static boolean confirmsOneThatWaits(TestMember a, TestMember b) {
    int before = a.frames().size();
    b.send(a, "1");
    await().until(() -> a.frames().size() == before + 1);
    a.seat().confirm(before + 1);
    b.send(a, "2");
    await().until(() -> a.frames().size() == before + 2);
    return REDIS.commands().xlen("parley:{blue}:m:a") > 1;
  }

  @Test
  void plainMemberTakesMoreThanAMailboxHasBytesOneAfterAnother() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    String large = "x".repeat(16 * 1024);
    for (int i = 0; i < 100; i++) {
      int before = a.frames().size();
      b.send(a, large);
      await().until(() -> a.frames().size() > before);
    }
  }

  @Test
  void mailboxOfAPlainMemberIsForgottenAsItIsHandedOver() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    numbered(10).forEach(text -> b.send(a, text));
    awaitFrames(a, Stream.concat(Stream.of("+b"), numbered(10).stream()).toList());
    haveRoomsSwept();
    await().until(() -> REDIS.commands().xlen("parley:{blue}:m:a") == 0);
  }

  /** Who was deaf for a moment does that at once. */
  private static void haveRoomsSwept() {
    REDIS.commands().clientKill(KillArgs.Builder.typePubsub());
  }

  @Test
  void wakeUpThatCouldNotBeTakenIsTriedAgain() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    awaitFrames(a, "+b");
    RedisCounts before = one.counts();
    REDIS
        .commands()
        .aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.PUBLISH));
    try {
      assertEquals(RelayResult.DELIVERED, a.seat().broadcast(0, frame("1")).join());
      await()
          .until(
              () ->
                  one.counts().wakesSent() > before.wakesSent()
                      && one.counts().failed() > before.failed());
    } finally {
      REDIS.commands().aclSetuser("default", AclSetuserArgs.Builder.allCommands());
    }
    awaitFrames(b, "1");
    assertEquals(0, two.counts().foundLate());
  }

  @Test
  void claimThatWouldLeaveAGapOrIsAheadIsRefused() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    numbered(10).forEach(text -> b.send(a, text));
    await().until(() -> a.frames().size() == 11);
    a.seat().confirm(8);
    haveRoomsSwept();
    await().until(() -> REDIS.commands().xlen("parley:{blue}:m:a") == 3);
    assertEquals(Optional.empty(), TestMember.resumed(two, "a", 7));
    assertEquals(Optional.empty(), TestMember.resumed(two, "a", 12));
    assertEquals(0, a.timesLost());
    a.send(b, "still there");
    TestMember again = TestMember.resumed(two, "a", 8).orElseThrow();
    awaitFrames(again, "7", "8", "9");
  }

  @Test
  void ofTwoClaimsOneSucceeds() {
    TestMember.resumable(one, "a");
    var first = TestMember.find(two, "a").orElseThrow();
    var second = TestMember.find(two, "a").orElseThrow();
    TestMember b = TestMember.plain(one, "b");
    long succeeded =
        List.of(first.claim(0, "", b, frame("!a")), second.claim(0, "", b, frame("!a"))).stream()
            .map(CompletableFuture::join)
            .filter(Optional::isPresent)
            .count();
    assertEquals(1, succeeded);
  }

  @Test
  void vainClaimTakesNothingFromTheOneThatSucceeded() {
    TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(one, "b");
    var first = TestMember.find(two, "a").orElseThrow();
    var second = TestMember.find(two, "a").orElseThrow();
    TestMember again = TestMember.of("a");
    assertTrue(first.claim(1, "", again, frame("!a")).join().isPresent());
    assertEquals(Optional.empty(), second.claim(1, "", TestMember.of("a"), frame("!a")).join());
    b.send(again, "1");
    awaitFrames(again, "1");
    long sweeps = two.counts().sweeps();
    haveRoomsSwept();
    await().until(() -> two.counts().sweeps() > sweeps);
    assertEquals(0, again.timesLost());
  }

  @Test
  void mailboxTakesSoManyMessagesAndNoMoreUntilTheyAreConfirmed() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    numbered(MESSAGES).forEach(text -> b.send(a, text));
    assertEquals(RelayResult.OVERFLOW, b.sending(0, a, "too many").join());
    assertEquals(RelayResult.OVERFLOW, b.seat().broadcast(0, frame("too many")).join());
    // What the room tells is not refused for that.
    TestMember.plain(two, "c");
    a.seat().confirm(2);
    await().until(() -> b.sending(0, a, "one more").join() == RelayResult.DELIVERED);
    List<String> expected = new ArrayList<>(List.of("+b"));
    expected.addAll(numbered(MESSAGES));
    expected.addAll(List.of("+c", "one more"));
    awaitFrames(a, expected);
  }

  @Test
  void memberWithoutRoomForWhatTheRoomTellsIsOut() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    int most = MESSAGES + 4 * CAPACITY;
    for (int i = 0; i < most; i++) {
      b.seat().update(0, peer("b"), frame("~b"));
    }
    awaitFrames(b, left("a", LeaveReason.EXPIRED));
    await().until(() -> a.timesLost() == 1);
    assertEquals(Optional.of(List.of(peer("b"))), one.members(BLUE));
    assertEquals(Optional.empty(), TestMember.find(two, "a"));
  }

  @Test
  void mailboxThatDoesNotTakeWhatRedisTookIsTold() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.shut();
    b.send(a, "1");
    await().until(() -> a.timesRefused() == 1);
  }

  @Test
  void redisThatLostItsDataIsToldToEveryMember() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    REDIS.commands().flushall();
    await().until(() -> a.timesLost() == 1 && b.timesLost() == 1);
    assertEquals(Optional.empty(), TestMember.find(two, "a"));
    assertLost(b.sending(0, a, "x"));
  }

  @Test
  void flushedScriptsAreLoadedAgain() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    sendInBatches(a, b, REDIS.commands()::scriptFlush);
  }

  @Test
  void whatIsAskedForAgainIsNeitherLostNorDoneTwice() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    sendInBatches(a, b, () -> REDIS.commands().clientKill(KillArgs.Builder.typeNormal()));
    assertTrue(one.counts().retried() > 0);
  }

  private static void sendInBatches(TestMember a, TestMember b, Runnable mishap) {
    List<String> sent = numbered(1_000);
    int batch = 50;
    for (int from = 0; from < sent.size(); from += batch) {
      List<CompletableFuture<RelayResult>> results = new ArrayList<>();
      for (int i = from; i < from + batch; i++) {
        results.add(a.sending(0, b, sent.get(i)));
        if (i == from + batch / 2) {
          mishap.run();
        }
      }
      results.forEach(result -> assertEquals(RelayResult.DELIVERED, result.join()));
      awaitFrames(b, sent.subList(0, from + batch));
    }
  }

  @Test
  void nothingStaysOfARoomThatAllLeft() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.seat().leave(frame("-a"));
    b.seat().leave(frame("-b"));
    await().until(() -> REDIS.commands().keys("*blue*").isEmpty());
    await().until(() -> one.roomCount() == 0);
  }
}
