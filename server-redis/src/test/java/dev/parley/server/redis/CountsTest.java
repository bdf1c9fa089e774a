package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each count moves for its cause. */
class CountsTest extends TwoEngines {

  CountsTest() {
    super(
        settings -> {
          settings.leaseMillis = 600;
          settings.timeout = Duration.ofMillis(200);
        });
  }

  @Test
  void commandIsCountedAndTimed() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(one, "b");
    RedisCounts before = one.counts();
    a.send(b, "1");
    RedisCounts after = one.counts();
    assertTrue(after.roundTrips() > before.roundTrips());
    assertTrue(after.roundTripTimes().count() > before.roundTripTimes().count());
    assertTrue(after.roundTripTimes().nanos() > before.roundTripTimes().nanos());
    await().until(() -> one.counts().unanswered() == 0);
    assertEquals(0, one.counts().failed());
  }

  @Test
  void redisThatDoesNotAnswerIsDownUntilItDoes() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    RedisCounts before = one.counts();
    assertTrue(before.up());
    REDIS.freeze();
    try {
      a.sending(1, b, "1");
      await().until(() -> one.counts().unanswered() > 0);
      await().until(() -> !one.counts().up());
      assertTrue(one.counts().since().isAfter(before.since()));
      // Some that were asked for behind it, so that it has failed as well.
      await().until(() -> one.counts().failed() > 5);
    } finally {
      REDIS.thaw();
    }
    Instant down = one.counts().since();
    await().until(() -> one.counts().up());
    assertTrue(one.counts().since().isAfter(down));
    await().until(() -> one.counts().retried() > 0);
  }

  @Test
  void messageToOneOfAnotherNodeComesWithItsWakeUp() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    await().until(() -> a.frames().equals(List.of("+b")));
    // Once it knows that what it hears is of the same Redis.
    await().until(() -> comesWithItsWakeUp(a, b));
  }

  private boolean comesWithItsWakeUp(TestMember a, TestMember b) {
    RedisCounts before = two.counts();
    int heard = b.frames().size();
    a.send(b, "1");
    await().until(() -> b.frames().size() == heard + 1);
    RedisCounts after = two.counts();
    return after.reads() == before.reads() && after.wakesReceived() == before.wakesReceived() + 1;
  }

  @Test
  void broadcastToAnotherNodeIsAWakeUpAndARead() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    await().until(() -> a.frames().equals(List.of("+b")));
    RedisCounts sender = one.counts();
    RedisCounts reader = two.counts();
    a.seat().broadcast(0, TestMember.frame("1"));
    await().until(() -> b.frames().equals(List.of("1")));
    assertEquals(sender.wakesSent() + 1, one.counts().wakesSent());
    assertEquals(reader.wakesReceived() + 1, two.counts().wakesReceived());
    assertEquals(reader.reads() + 1, two.counts().reads());
    assertEquals(reader.framesRead() + 1, two.counts().framesRead());
  }

  @Test
  void everyRoomIsSweptAndTheWholeIsTimed() {
    TestMember.resumable(one, "a");
    RedisCounts before = one.counts();
    await()
        .until(
            () ->
                one.counts().sweeps() > before.sweeps()
                    && one.counts().sweepTimes().count() > before.sweepTimes().count());
  }

  @Test
  void frameOfWhichNobodyWasToldIsFoundLate() {
    TestMember a = TestMember.resumable(one, "a");
    assertEquals(0, one.counts().foundLate());
    REDIS
        .commands()
        .xadd(
            "parley:{blue}:m:a",
            new XAddArgs().id("1-0"),
            Map.of("f", "1", "k", "m", "b", "1", "c", "1"));
    REDIS.commands().hset("parley:{blue}:s:a", "seq", "1");
    await().until(() -> a.frames().equals(List.of("1")));
    assertEquals(1, one.counts().foundLate());
  }

  @Test
  void whatIsNotConfirmedIsTheMailboxesDepth() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    TestMember c = TestMember.resumable(two, "c");
    a.send(b, "1");
    a.send(b, "2");
    // b has them and c's joining, c nothing.
    await().until(() -> two.counts().waitingFrames() == 3);
    assertEquals(3, two.counts().deepestMailbox());
    a.send(c, "1");
    b.seat().confirm(2);
    await().until(() -> two.counts().waitingFrames() == 2);
    assertEquals(1, two.counts().deepestMailbox());
    // a has heard of both joining.
    await().until(() -> one.counts().waitingFrames() == 2);
  }

  @Test
  void plainMembersHaveNothingWaitingOnceItIsHandedOver() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    await().until(() -> b.frames().equals(List.of("1")));
    long sweeps = two.counts().sweepTimes().count();
    await().until(() -> two.counts().sweepTimes().count() > sweeps + 1);
    assertEquals(0, two.counts().waitingFrames());
  }

  @Test
  void sessionThatGoesOnElsewhereIsClaimedThereAndHasMovedHere() {
    TestMember.resumable(one, "a");
    assertTrue(TestMember.resumed(two, "a", 0).isPresent());
    await().until(() -> one.counts().moved() == 1);
    assertEquals(1, two.counts().claimed());
    assertEquals(0, one.counts().fenced() + one.counts().claimed() + two.counts().moved());
  }

  @Test
  void sessionThatRedisHasNotIsFenced() {
    TestMember.resumable(one, "a");
    REDIS.commands().flushall();
    await().until(() -> one.counts().fenced() == 1);
    assertEquals(0, one.counts().moved());
    assertFalse(one.members(TestMember.BLUE).isPresent());
  }
}
