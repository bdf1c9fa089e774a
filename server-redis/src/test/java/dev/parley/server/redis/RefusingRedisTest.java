package dev.parley.server.redis;

import static dev.parley.server.redis.TestMember.frame;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.engine.RelayResult;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Redis is there, and refuses for a while what it is asked for, or says nothing. Leases are long:
 * no round of sweeps comes to anybody's help.
 */
class RefusingRedisTest extends TwoEngines {

  private static final int KEYS_TO_LOAD = 1_000;

  /** Longer than a lease. */
  private static final Duration LOADING = Duration.ofSeconds(4);

  RefusingRedisTest() {
    super(
        settings -> {
          settings.leaseMillis = 2_500;
          settings.timeout = Duration.ofMillis(200);
        });
  }

  @Test
  void memberThatIsGivenUpMeanwhileIsSuspendedThen() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    REDIS.commands().configSet("min-replicas-to-write", "1");
    try {
      await().until(() -> !one.isAvailable());
      long sweeps = one.counts().sweeps();
      a.seat().abandon();
      await().until(() -> one.counts().sweeps() > sweeps);
    } finally {
      REDIS.commands().configSet("min-replicas-to-write", "0");
    }
    awaitFrames(b, "{\"type\":\"peer-suspended\",\"peer\":\"a\"}");
  }

  @Test
  void membersWaitForARedisThatLoadsWhatItHas() throws Exception {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    for (int i = 0; i < KEYS_TO_LOAD; i++) {
      REDIS.commands().set("other:" + i, "x".repeat(100));
    }
    REDIS.save();
    REDIS.restartLoading(LOADING.dividedBy(KEYS_TO_LOAD));
    assertTrue(REDIS.commands().info("persistence").contains("loading:1"));
    CompletableFuture<RelayResult> sending = a.sending(1, b, "1");
    await().until(() -> !one.isAvailable() && !two.isAvailable());
    assertEquals(RelayResult.DELIVERED, sending.join());
    assertTrue(REDIS.commands().info("errorstats").contains("errorstat_LOADING"));
    awaitFrames(b, "1");
    await().until(() -> one.isAvailable() && two.isAvailable());
    assertEquals(0, a.timesLost() + b.timesLost());
    assertFalse(two.members(TestMember.BLUE).orElseThrow().get(0).suspended());
  }

  @Test
  void mailboxThatCouldNotBeReadIsReadAgain() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    long failed = two.counts().failed();
    REDIS
        .commands()
        .aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.XRANGE));
    try {
      assertEquals(RelayResult.DELIVERED, a.seat().broadcast(0, frame("1")).join());
      await().until(() -> two.counts().failed() > failed);
    } finally {
      REDIS.commands().aclSetuser("default", AclSetuserArgs.Builder.allCommands());
    }
    awaitFrames(b, "1");
  }

  @Test
  void whatTimedOutAndWasDoneAllTheSameIsNotDoneTwice() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    List<String> sent = IntStream.range(0, 30).mapToObj(String::valueOf).toList();
    List<CompletableFuture<RelayResult>> results = new ArrayList<>();
    REDIS.freeze();
    try {
      for (int i = 0; i < sent.size(); i++) {
        results.add(a.sending(0, b, sent.get(i)));
      }
      // Some that were asked for behind it, so that it has failed as well.
      await().until(() -> one.counts().failed() > 5);
    } finally {
      REDIS.thaw();
    }
    await().until(() -> one.counts().retried() > 0);
    results.forEach(result -> assertEquals(RelayResult.DELIVERED, result.join()));
    await().until(() -> b.frames().size() >= sent.size());
    assertEquals(sent, b.frames());
  }

  @Test
  void memberWhoLeavesWhileRedisIsAwayIsGoneWhenItIsBack() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    REDIS.freeze();
    try {
      a.seat().leave(frame("-a"));
      await().until(() -> !one.isAvailable());
    } finally {
      REDIS.thaw();
    }
    await().until(() -> b.frames().equals(List.of("-a")));
  }
}
