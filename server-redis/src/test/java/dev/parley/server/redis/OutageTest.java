package dev.parley.server.redis;

import static dev.parley.server.redis.TestMember.frame;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Redis does not answer, or is gone. */
class OutageTest extends TwoEngines {

  private static final int MAX_UNANSWERED = 40;
  private static final int MAX_WAITING_BYTES = 10_000;

  OutageTest() {
    super(
        settings -> {
          // A server that is back later than the other is not to be taken for dead.
          settings.leaseMillis = 2_500;
          settings.timeout = Duration.ofMillis(200);
          settings.patience = Duration.ofMillis(800);
          settings.maxUnanswered = MAX_UNANSWERED;
          settings.busySteps = MAX_UNANSWERED;
          // Each that has no answer makes all others wait.
          settings.maxCommands = 1;
          settings.maxWaitingBytes = MAX_WAITING_BYTES;
        });
  }

  private static UnavailableException failure(CompletableFuture<?> future) {
    CompletionException failed = assertThrows(CompletionException.class, future::join);
    return assertInstanceOf(UnavailableException.class, failed.getCause());
  }

  @Test
  void whoCannotReachRedisSaysSo() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    REDIS.freeze();
    try {
      await().until(() -> !one.isAvailable());
      failure(TestMember.join(one, "c"));
      failure(one.find(TestMember.session("b")));
      failure(a.sending(1, b, "1"));
    } finally {
      REDIS.thaw();
    }
    await().until(() -> one.isAvailable() && two.isAvailable());
    // Its caller was told that it can't be had in time: it is done all the same, in its turn.
    assertEquals(RelayResult.DELIVERED, a.sending(2, b, "2").join());
    await().until(() -> b.frames().size() == 2);
    assertEquals(List.of("1", "2"), b.frames());
    assertEquals(0, a.timesLost() + b.timesLost());
    assertFalse(two.members(TestMember.BLUE).orElseThrow().get(0).suspended());
  }

  @Test
  void tooManyUnansweredStepsFailAtOnce() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    REDIS.freeze();
    try {
      List<CompletableFuture<RelayResult>> results = new ArrayList<>();
      for (int i = 0; i <= MAX_UNANSWERED; i++) {
        results.add(a.sending(i + 1, b, "x"));
      }
      assertTrue(results.get(MAX_UNANSWERED).isCompletedExceptionally());
    } finally {
      REDIS.thaw();
    }
  }

  @Test
  void tooManyUnansweredBytesFailAtOnce() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    TestMember c = TestMember.resumable(one, "c");
    String half = "x".repeat(MAX_WAITING_BYTES / 2 - 100);
    REDIS.freeze();
    try {
      assertFalse(a.sending(1, b, half).isDone());
      assertTrue(a.sending(2, b, half + "x".repeat(300)).isCompletedExceptionally());
      // Another session's count as well.
      assertTrue(c.sending(1, b, half + "x".repeat(300)).isCompletedExceptionally());
      assertFalse(c.sending(1, b, half).isDone());
    } finally {
      REDIS.thaw();
    }
    await().until(() -> b.frames().size() == 3);
    assertEquals(RelayResult.DELIVERED, a.sending(2, b, half).join());
  }

  @Test
  void whoLeavesDuringAnOutageThatLastsTakesNothingOfTheBounds() {
    List<TestMember> leaving =
        IntStream.range(0, 3).mapToObj(i -> TestMember.plain(one, "a" + i)).toList();
    TestMember b = TestMember.plain(two, "b");
    REDIS.freeze();
    try {
      await().until(() -> !one.isAvailable());
      leaving.forEach(a -> a.seat().leave(frame("-" + a.id())));
      assertTrue(one.counts().unanswered() >= leaving.size());
      // Longer than it has patience.
      await().until(() -> one.counts().unanswered() == 0);
    } finally {
      REDIS.thaw();
    }
    await().until(() -> one.isAvailable() && two.isAvailable());
    TestMember c = TestMember.resumable(one, "c");
    assertEquals(RelayResult.DELIVERED, c.sending(1, b, "1").join());
  }

  @Test
  void afterARestartWithoutDataEverybodyIsLostAndNewcomersAreTaken() throws Exception {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    REDIS.restart();
    await().until(() -> a.timesLost() == 1 && b.timesLost() == 1);
    await().until(() -> one.isAvailable() && two.isAvailable());
    TestMember c = TestMember.resumable(one, "c");
    TestMember d = TestMember.resumable(two, "d");
    c.send(d, "1");
    await().until(() -> d.frames().equals(List.of("1")));
    assertEquals(List.of(TestMember.peer("c")), d.found());
  }

  @Test
  void redisThatTakesNoWritesIsOfNoUse() {
    REDIS.commands().configSet("min-replicas-to-write", "1");
    try {
      await().until(() -> !one.isAvailable() && !two.isAvailable());
      failure(TestMember.join(one, "a"));
    } finally {
      REDIS.commands().configSet("min-replicas-to-write", "0");
    }
    await().until(() -> one.isAvailable() && two.isAvailable());
    TestMember.resumable(one, "a");
  }

  @Test
  void redisThatBecameAReplicaIsLeftAndLookedForAgain() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    Set<String> before = clients();
    REDIS.commands().replicaof("127.0.0.1", 1);
    try {
      await().until(() -> !one.isAvailable() && !two.isAvailable());
      await().until(() -> Collections.disjoint(before, clients()));
    } finally {
      REDIS.commands().replicaofNoOne();
    }
    await().until(() -> one.isAvailable() && two.isAvailable());
    a.send(b, "1");
    await().until(() -> b.frames().equals(List.of("1")));
    assertEquals(0, a.timesLost() + b.timesLost());
  }

  @Test
  void redisWithoutMemoryLeftRefusesJoinsAndDoesTheRestOnceItHasSome() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    REDIS.commands().configSet("maxmemory", "1");
    try {
      failure(TestMember.join(one, "c"));
      a.sending(1, b, "1");
      await().until(() -> one.counts().retried() > 0);
      assertTrue(one.counts().up());
    } finally {
      REDIS.commands().configSet("maxmemory", "0");
    }
    await().until(() -> b.frames().equals(List.of("1")));
    assertEquals(0, a.timesLost() + b.timesLost());
  }

  /** The ids of all connections but the test's own. */
  private static Set<String> clients() {
    return REDIS
        .commands()
        .clientList()
        .lines()
        .filter(client -> !client.contains("cmd=client"))
        .map(client -> client.split(" ")[0])
        .collect(Collectors.toSet());
  }

  @Test
  void withoutRedisThereIsNoEngine() {
    RedisOptions nowhere = RedisOptions.of("redis://127.0.0.1:1");
    assertThrows(UnavailableException.class, () -> RedisEngine.connect(nowhere));
  }
}
