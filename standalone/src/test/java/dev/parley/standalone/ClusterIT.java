package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several of the program on one Redis, all of them real processes. */
final class ClusterIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Much less than a lease. */
  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void clientsOfAKilledServerGoOnAtAnotherWithNothingLostOrTwice() {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess one = ParleyProcess.start("--open", "--redis=" + redis.url());
        ParleyProcess two = ParleyProcess.start("--open", "--redis=" + redis.url());
        RoamingClient ann = new RoamingClient("blue", List.of(one.port(), two.port()))) {
      await().until(ann::isJoined);
      try (RoamingClient bob = new RoamingClient("blue", List.of(two.port()))) {
        await().until(bob::isJoined);
        Conversation talk = new Conversation(ann, bob);
        talk.say(1, 500);
        one.kill();
        talk.say(501, 1_000);
        talk.awaitAll(1_000);
        assertTrue(ann.resumes() >= 1, "it has resumed");
        // Suspended and resumed it may have been, but never gone, nor anybody new.
        talk.assertNobodyLeft();
      }
    }
  }

  @Test
  void clientOfAKilledServerThatComesBackLateWasSuspendedAndIsResumed() {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess one = ParleyProcess.start("--open", "--redis=" + redis.url());
        ParleyProcess two = ParleyProcess.start("--open", "--redis=" + redis.url())) {
      List<String> servers = new CopyOnWriteArrayList<>(List.of(one.server()));
      try (RoamingClient ann = new RoamingClient(servers, "blue")) {
        await().until(ann::isJoined);
        try (RoamingClient bob = new RoamingClient(List.of(two.server()), "blue")) {
          await().until(bob::isJoined);
          Conversation talk = new Conversation(ann, bob);
          talk.say(1, 100);
          one.kill();
          await().atMost(PATIENCE).until(() -> !bob.presence().isEmpty());
          servers.add(two.server());
          talk.say(101, 200);
          talk.awaitAll(200);
          assertEquals(List.of("peer-suspended", "peer-resumed"), bob.presence());
          talk.assertNobodyLeft();
        }
      }
    }
  }

  @Test
  void serverThatEndsTellsOfItsClientsAtOnceAndNotWhenItsLeasesLapse() {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess one =
            ParleyProcess.start("--open", "--redis=" + redis.url(), "--drain-seconds=3");
        ParleyProcess two = ParleyProcess.start("--open", "--redis=" + redis.url());
        RoamingClient ann = new RoamingClient("blue", List.of(one.port()))) {
      await().until(ann::isJoined);
      try (RoamingClient bob = new RoamingClient("blue", List.of(two.port()))) {
        await().until(bob::isJoined);
        one.terminate();
        assertEquals(0, one.exitStatus(PATIENCE));
        await().atMost(SOON).until(() -> bob.presence().contains("peer-suspended"));
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
        Conversation talk = new Conversation(ann, bob);
        talk.say(1, 100);
        redis.pause();
        await().atMost(PATIENCE).until(() -> one.status("/ready") == 503);
        assertEquals(200, one.status("/live"));
        try (RoamingClient eve = new RoamingClient("green", List.of(one.port()))) {
          await().atMost(PATIENCE).until(() -> eve.presence().contains("error unavailable"));
        }
        for (int number = 101; number <= 150; number++) {
          assertTrue(ann.say(number));
        }
        redis.goOn();
        Conversation.awaitAll(bob, 150);
        await().atMost(PATIENCE).until(() -> one.status("/ready") == 200);
        assertFalse(bob.presence().contains("peer-suspended"), () -> "" + bob.presence());
        talk.assertNobodyLeft();
      }
    }
  }

  @Test
  void clientsGoOnWhenSentinelReplacesTheMaster(@TempDir Path directory) {
    try (RedisProcess master = RedisProcess.start();
        RedisProcess replica = master.replica();
        RedisProcess sentinel = master.sentinel(directory)) {
      await().until(() -> replica.cli("info", "replication").contains("master_link_status:up"));
      await().until(() -> sentinel.cli("info", "sentinel").contains("slaves=1"));
      String url = "redis-sentinel://127.0.0.1:" + sentinel.port() + "#blue";
      try (ParleyProcess one = ParleyProcess.start("--open", "--redis=" + url);
          ParleyProcess two = ParleyProcess.start("--open", "--redis=" + url);
          RoamingClient ann = new RoamingClient("blue", List.of(one.port()))) {
        await().until(ann::isJoined);
        try (RoamingClient bob = new RoamingClient("blue", List.of(two.port()))) {
          await().until(bob::isJoined);
          Conversation talk = new Conversation(ann, bob);
          talk.say(1, 100);
          await().until(() -> master.cli("wait", "1", "1000").startsWith("1"));
          master.kill();
          await().atMost(PATIENCE).until(() -> replica.cli("role").startsWith("master"));
          talk.say(101, 200);
          talk.awaitAll(200);
          await().atMost(PATIENCE).until(() -> one.status("/ready") == 200);
          await().atMost(PATIENCE).until(() -> two.status("/ready") == 200);
          talk.assertNobodyLeft();
        }
      }
    }
  }
}
