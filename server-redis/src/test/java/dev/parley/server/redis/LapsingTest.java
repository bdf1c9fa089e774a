package dev.parley.server.redis;

import static dev.parley.server.redis.TestMember.BLUE;
import static dev.parley.server.redis.TestMember.frame;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerInfo;
import dev.parley.server.engine.JoinResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Leases that lapse, as their server is gone. */
class LapsingTest extends TwoEngines {

  private static final int LEASE = 300;
  private static final int RESUME = 500;
  private static final int CAPACITY = 8;

  LapsingTest() {
    super(
        settings -> {
          settings.capacity = CAPACITY;
          settings.leaseMillis = LEASE;
          settings.resumeMillis = RESUME;
        });
  }

  @Test
  void membersOfANodeThatDiedAreSuspendedThenOut() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember.plain(one, "b");
    TestMember c = TestMember.plain(two, "c");
    one.close();
    await().until(() -> c.frames().size() == 2);
    assertTrue(c.frames().contains("{\"type\":\"peer-suspended\",\"peer\":\"a\"}"));
    assertTrue(c.frames().contains(left("b", LeaveReason.DISCONNECTED)));
    assertTrue(two.members(BLUE).orElseThrow().get(0).suspended());
    c.send(a, "waits");
    await().until(() -> c.frames().size() == 3);
    assertEquals(left("a", LeaveReason.EXPIRED), c.frames().get(2));
    assertEquals(
        List.of("c"),
        two.members(BLUE).orElseThrow().stream().map(PeerInfo::id).map(Object::toString).toList());
  }

  @Test
  void suspendedMemberWhoseNodeDiesIsOutAfterItsWait() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.seat().suspend(1, 100, frame("?a"));
    awaitFrames(b, "?a");
    one.close();
    awaitFrames(b, "?a", left("a", LeaveReason.EXPIRED));
    assertEquals(Optional.empty(), TestMember.find(two, "a"));
  }

  @Test
  void memberOfANodeThatDiedGoesOnElsewhere() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.plain(two, "b");
    b.send(a, "1");
    one.close();
    await().until(() -> b.frames().size() == 1);
    b.send(a, "2");
    TestMember again = TestMember.resumed(two, "a", 1).orElseThrow();
    awaitFrames(again, "1", "2");
    awaitFrames(b, "{\"type\":\"peer-suspended\",\"peer\":\"a\"}", "!a");
  }

  @Test
  void roomThatAllLeftTheirNodesInCanBeResumedIn() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(one, "b");
    b.send(a, "1");
    one.close();
    TestMember again = TestMember.resumed(two, "a", 0).orElseThrow();
    awaitFrames(
        again,
        "+b",
        "1",
        "{\"type\":\"peer-suspended\",\"peer\":\"b\"}",
        left("b", LeaveReason.EXPIRED));
  }

  @Test
  void roomFullOfTheDeadTakesNewcomersInTheEnd() {
    for (int i = 0; i < CAPACITY; i++) {
      TestMember.plain(one, "p" + i);
    }
    one.close();
    // Until then nobody is there who would find out.
    await().until(() -> TestMember.join(two, "late").join() instanceof JoinResult.Joined);
  }

  @Test
  void redisThatDidNotAnswerSuspendsNobody() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    REDIS.commands().clientPause(3 * LEASE);
    a.send(b, "1");
    b.send(a, "2");
    long sweeps = one.counts().sweeps();
    await().until(() -> one.counts().sweeps() > sweeps + 2);
    awaitFrames(a, "+b", "2");
    awaitFrames(b, "1");
    assertEquals(0, a.timesLost() + b.timesLost());
  }

  @Test
  void nothingStaysOfARoomThatNobodySweeps() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    a.send(b, "1");
    one.close();
    two.close();
    for (String key : REDIS.commands().keys("*blue*")) {
      assertTrue(REDIS.commands().pttl(key) > 0, key);
    }
    assertTrue(REDIS.commands().pttl("parley:session:session-of-a") > 0);
    await().until(() -> REDIS.commands().keys("*").stream().allMatch("parley:rooms"::equals));
  }

  @Test
  void afterAnOutageThatOutlivesTheKeysEverybodyIsLost() {
    TestMember a = TestMember.resumable(one, "a");
    // What a member has, and the wait: then keys are gone that nobody could renew.
    Duration tooLong = Duration.ofMillis(8 * LEASE + RESUME + LEASE);
    REDIS.freeze();
    try {
      await().pollDelay(tooLong).until(() -> !one.isAvailable());
    } finally {
      REDIS.thaw();
    }
    assertEquals(0, REDIS.commands().exists("parley:{blue}:s:a"));
    await().until(() -> a.timesLost() == 1);
  }
}
