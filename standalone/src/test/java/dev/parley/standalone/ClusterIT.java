package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several of the program on one Redis, all of them real processes. */
final class ClusterIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void clientsOfAKilledServerGoOnAtAnotherWithNothingLostOrTwice() {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess one = ParleyProcess.start("--open", "--redis=" + redis.url());
        ParleyProcess two = ParleyProcess.start("--open", "--redis=" + redis.url());
        RoamingClient ann = new RoamingClient("blue", List.of(one.port(), two.port()))) {
      await().until(ann::isJoined);
      try (RoamingClient bob = new RoamingClient("blue", List.of(two.port()))) {
        await().until(bob::isJoined);
        say(ann, bob, 1, 500);
        one.kill();
        say(ann, bob, 501, 1_000);
        awaitAll(ann, 1_000);
        awaitAll(bob, 1_000);
        assertTrue(ann.resumes() >= 1, "it has resumed");
        // Suspended and resumed it may have been, but never gone, nor anybody new.
        assertFalse(bob.presence().contains("peer-left"), () -> "" + bob.presence());
        assertFalse(bob.presence().contains("peer-joined"), () -> "" + bob.presence());
        assertEquals(List.of("peer-joined"), ann.presence());
      }
    }
  }

  @Test
  void whileRedisIsAwayNobodyJoinsAndWhatWasSaidComesWhenItIsBack() {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess one = ParleyProcess.start("--open", "--redis=" + redis.url());
        ParleyProcess two = ParleyProcess.start("--open", "--redis=" + redis.url());
        RoamingClient ann = new RoamingClient("blue", List.of(one.port()))) {
      await().until(ann::isJoined);
      try (RoamingClient bob = new RoamingClient("blue", List.of(two.port()))) {
        await().until(bob::isJoined);
        say(ann, bob, 1, 100);
        redis.pause();
        await().atMost(PATIENCE).until(() -> one.status("/ready") == 503);
        assertEquals(200, one.status("/live"));
        try (RoamingClient eve = new RoamingClient("blue", List.of(one.port()))) {
          await().atMost(PATIENCE).until(() -> eve.presence().contains("error unavailable"));
        }
        for (int number = 101; number <= 150; number++) {
          assertTrue(ann.say(number));
        }
        redis.goOn();
        awaitAll(bob, 150);
        await().atMost(PATIENCE).until(() -> one.status("/ready") == 200);
        assertFalse(bob.presence().contains("peer-suspended"), () -> "" + bob.presence());
        assertFalse(bob.presence().contains("peer-left"), () -> "" + bob.presence());
      }
    }
  }

  /** Both say these numbers, as fast as they are confirmed. */
  private static void say(RoamingClient ann, RoamingClient bob, int from, int to) {
    for (int number = from; number <= to; number++) {
      int next = number;
      await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(() -> said(ann, next));
      await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(() -> said(bob, next));
    }
  }

  private static boolean said(RoamingClient client, int number) {
    if (client.say(number)) {
      return true;
    }
    client.ping();
    return false;
  }

  private static void awaitAll(RoamingClient client, int last) {
    List<Integer> all = IntStream.rangeClosed(1, last).boxed().toList();
    await().atMost(PATIENCE).until(() -> client.messages().size() >= last);
    assertEquals(all, client.messages());
  }
}
