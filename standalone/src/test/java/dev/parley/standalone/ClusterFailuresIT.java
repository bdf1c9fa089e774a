package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may fail between servers and their Redis, all of them real processes. */
final class ClusterFailuresIT {

  /** For which a server sleeps on once its lease has lapsed; in the long run a minute in all. */
  private static final int SLEEP_SECONDS = Integer.getInteger("parley.sleep.seconds", 1);

  /** For which a server or Redis may be away before it is known to be. */
  private static final Duration PATIENCE = Conversation.PATIENCE;

  /** With one member at each of two servers. */
  private static final int TALKS = 70;

  /** As much as a client may have unconfirmed: all of them say more than a server takes at once. */
  private static final int MOST_SAID = 128;

  /** From so many steps on without an answer a server reads its clients only as fast as it can. */
  private static final int BUSY_STEPS = 5_000;

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private static ParleyProcess node(String redis) {
    return ParleyProcess.start("--open", "--redis=" + redis);
  }

  private static RoamingClient join(String room, String... servers) {
    RoamingClient client = new RoamingClient(List.of(servers), room);
    await().atMost(PATIENCE).until(client::isJoined);
    return client;
  }

  private static void awaitReady(ParleyProcess node, int status) {
    await().atMost(PATIENCE).until(() -> node.status("/ready") == status);
    assertEquals(200, node.status("/live"));
  }

  @Test
  void serverThatSleptActsOnNothingThatItOwnsNoMore() {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess one = node(redis.url());
        ParleyProcess two = node(redis.url());
        RoamingClient ann = join("blue", one.server(), two.server());
        RoamingClient bob = join("blue", two.server());
        RoamingClient eve = join("green", one.server(), two.server());
        RoamingClient dan = join("green", two.server())) {
      Conversation noticed = new Conversation(ann, bob);
      Conversation unnoticed = new Conversation(eve, dan);
      noticed.say(1, 100);
      unnoticed.say(1, 100);
      one.pause();
      // It finds these in its sockets when it wakes; by then they have been sent elsewhere.
      noticed.say(101, 120);
      unnoticed.say(101, 120);
      ann.leaveSocket();
      noticed.say(121, 200);
      await().atMost(PATIENCE).until(() -> dan.presence().contains("peer-suspended"));
      await().pollDelay(Duration.ofSeconds(SLEEP_SECONDS)).atMost(LONG).until(() -> true);
      assertEquals(0, eve.resumes(), "it knows nothing");
      one.goOn();
      await().atMost(PATIENCE).until(() -> eve.resumes() > 0);
      noticed.say(201, 300);
      unnoticed.say(121, 300);
      noticed.awaitAll(300);
      unnoticed.awaitAll(300);
      noticed.assertNobodyLeft();
      unnoticed.assertNobodyLeft();
      assertEquals(1, ann.resumes());
      awaitReady(one, 200);
    }
  }

  @Test
  void redisThatWasKilledAndHasItsDataGoesOnWithEverybody(@TempDir Path directory) {
    try (RedisProcess redis = RedisProcess.persistent(directory);
        ParleyProcess one = node(redis.url());
        ParleyProcess two = node(redis.url());
        RoamingClient ann = join("blue", one.server());
        RoamingClient bob = join("blue", two.server())) {
      Conversation talk = new Conversation(ann, bob);
      talk.say(1, 300);
      redis.killAndStart();
      talk.say(301, 600);
      talk.awaitAll(600);
      talk.assertNobodyLeft();
      assertEquals(0, ann.resumes() + bob.resumes(), "their sockets have stayed");
    }
  }

  @Test
  void redisThatComesBackEmptyHasLostEverybodyAndTakesThemAnew() {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess one = node(redis.url());
        ParleyProcess two = node(redis.url());
        RoamingClient ann = join("blue", one.server());
        RoamingClient bob = join("blue", two.server())) {
      new Conversation(ann, bob).say(1, 50);
      redis.killAndStart();
      await().atMost(RECOVERY).until(() -> ann.lost() == 1 && bob.lost() == 1);
      await().atMost(RECOVERY).until(() -> ann.isJoined() && bob.isJoined());
      int before = bob.messages().size();
      ann.say(1_000);
      await().atMost(RECOVERY).until(() -> bob.messages().size() == before + 1);
    }
  }

  @Test
  void connectionsThatRedisEndsCostNothing() {
    try (RedisProcess redis = RedisProcess.start();
        ParleyProcess one = node(redis.url());
        ParleyProcess two = node(redis.url());
        RoamingClient ann = join("blue", one.server());
        RoamingClient bob = join("blue", two.server())) {
      Conversation talk = new Conversation(ann, bob);
      for (int times = 0; times < 5; times++) {
        talk.say(100 * times + 1, 100 * times + 50);
        redis.killConnections();
        talk.say(100 * times + 51, 100 * times + 100);
      }
      talk.awaitAll(500);
      talk.assertNobodyLeft();
      assertEquals(0, ann.resumes() + bob.resumes(), "their sockets have stayed");
    }
  }

  @Test
  void slowRedisMakesMessagesLateAndLosesNone() {
    try (RedisProcess redis = RedisProcess.start();
        Tunnel tunnel = new Tunnel(redis.port());
        ParleyProcess one = node(redis.url());
        ParleyProcess two = node("redis://127.0.0.1:" + tunnel.port());
        RoamingClient ann = join("blue", one.server());
        RoamingClient bob = join("blue", two.server())) {
      Conversation talk = new Conversation(ann, bob);
      talk.say(1, 100);
      tunnel.delay(Duration.ofMillis(400));
      talk.say(101, 300);
      talk.awaitAll(300);
      assertEquals(200, two.status("/ready"));
      // Longer than an answer is waited for.
      tunnel.delay(Duration.ofSeconds(3));
      awaitReady(two, 503);
      talk.say(301, 400);
      tunnel.delay(Duration.ZERO);
      talk.awaitAll(400);
      awaitReady(two, 200);
      talk.assertNobodyLeft();
    }
  }

  @Test
  void manyWhoSayMuchWaitForASlowRedisAndNothingGrowsMeanwhile() {
    List<Conversation> talks = new ArrayList<>();
    try (RedisProcess redis = RedisProcess.start();
        Tunnel first = new Tunnel(redis.port());
        Tunnel second = new Tunnel(redis.port());
        ParleyProcess one = node("redis://127.0.0.1:" + first.port());
        ParleyProcess two = node("redis://127.0.0.1:" + second.port())) {
      for (int i = 0; i < TALKS; i++) {
        RoamingClient ann = new RoamingClient(List.of(one.server()), "room-" + i);
        RoamingClient bob = new RoamingClient(List.of(two.server()), "room-" + i);
        talks.add(new Conversation(ann, bob));
      }
      await().atMost(PATIENCE).until(() -> talks.stream().allMatch(Conversation::isComplete));
      first.delay(Duration.ofMillis(400));
      second.delay(Duration.ofMillis(400));
      for (int number = 1; number <= MOST_SAID; number++) {
        for (Conversation talk : talks) {
          assertTrue(talk.ann().say(number) && talk.bob().say(number));
        }
      }
      // They are read on again as these get fewer.
      await().atMost(PATIENCE).until(() -> unanswered(one) >= BUSY_STEPS / 2);
      for (int looked = 0; looked < 20; looked++) {
        double steps = unanswered(one);
        // A client that is read on waits with its next frame.
        assertTrue(steps <= BUSY_STEPS + TALKS, steps + " steps");
      }
      first.delay(Duration.ZERO);
      second.delay(Duration.ZERO);
      talks.forEach(talk -> talk.awaitAll(MOST_SAID));
      talks.forEach(Conversation::assertNobodyLeft);
      assertEquals(0, talks.stream().mapToInt(talk -> talk.ann().resumes()).sum());
      assertEquals(0, talks.stream().mapToInt(talk -> talk.bob().resumes()).sum());
    } finally {
      talks.forEach(Conversation::close);
    }
  }

  private static double unanswered(ParleyProcess node) {
    return node.metric("parley_redis_unanswered_steps");
  }

  @Test
  void serverWithoutAWayToRedisIsSuspendedForTheOthersAndComesBack() {
    OwnNetwork.requirePossible();
    try (OwnNetwork away = OwnNetwork.create();
        RedisProcess redis =
            RedisProcess.start("--bind", "127.0.0.1", away.here(), "--protected-mode", "no");
        ParleyProcess one = node(redis.url());
        ParleyProcess two =
            ParleyProcess.startElsewhere(
                away.enter(),
                away.there(),
                "--open",
                "--redis=redis://" + away.here() + ":" + redis.port());
        RoamingClient ann = join("blue", one.server());
        RoamingClient bob = join("blue", two.server())) {
      Conversation talk = new Conversation(ann, bob);
      talk.say(1, 100);
      away.drop(redis.port());
      for (int number = 101; number <= 150; number++) {
        Conversation.say(ann, number);
        Conversation.say(bob, number);
      }
      awaitReady(two, 503);
      assertEquals(200, one.status("/ready"));
      await().atMost(PATIENCE).until(() -> ann.presence().contains("peer-suspended"));
      try (RoamingClient eve = new RoamingClient(List.of(two.server()), "green")) {
        await().atMost(PATIENCE).until(() -> eve.presence().contains("error unavailable"));
        assertFalse(eve.isJoined());
      }
      away.pass();
      awaitReady(two, 200);
      talk.awaitAll(150);
      await().atMost(RECOVERY).until(() -> ann.presence().contains("peer-resumed"));
      talk.say(151, 200);
      talk.awaitAll(200);
      talk.assertNobodyLeft();
      assertTrue(bob.resumes() > 0, "its server had lost its session");
    }
  }
}
