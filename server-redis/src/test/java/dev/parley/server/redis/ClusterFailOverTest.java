package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import dev.parley.server.engine.RelayResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two engines on a Redis Cluster of three masters, each with a replica; one is killed. */
@Tag("soak")
class ClusterFailOverTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ROOMS = 30;

  private RedisCluster cluster;
  private RedisEngine one;
  private RedisEngine two;

  @BeforeEach
  void start() {
    cluster = RedisCluster.start(true);
    one = connect("one");
    two = connect("two");
  }

  private RedisEngine connect(String node) {
    return RedisEngine.connect(
        RedisOptions.of(
            cluster.url(),
            settings -> {
              settings.node = node;
              settings.timeout = Duration.ofMillis(400);
              settings.leaseMillis = 3_000;
            }));
  }

  @AfterEach
  void end() {
    Stream.of(one, two).filter(engine -> engine != null).forEach(RedisEngine::close);
    cluster.close();
  }

  private static List<RoomName> rooms() {
    return IntStream.range(0, ROOMS).mapToObj(i -> new RoomName("room-" + i)).toList();
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
  }

  private static void awaitFrames(TestMember member, List<String> frames) {
    await().atMost(PATIENCE).untilAsserted(() -> assertEquals(frames, member.frames()));
  }

  private int ownerOf(RoomName room) {
    return cluster.owner("{" + room + "}");
  }

  @Test
  void killedMasterIsFollowedByItsReplicaAndNothingIsLost() {
    List<TestMember> a = new ArrayList<>();
    List<TestMember> b = new ArrayList<>();
    for (RoomName room : rooms()) {
      a.add(TestMember.resumable(one, room, "a"));
      b.add(TestMember.resumable(two, room, "b"));
    }
    assertEquals(3, rooms().stream().map(this::ownerOf).distinct().count());
    say(a, b, 1, 10);
    cluster.masters().forEach(master -> master.cli("wait", "1", "1000"));
    cluster.masters().get(1).kill();
    List<List<CompletableFuture<RelayResult>>> results = new ArrayList<>();
    for (int room = 0; room < ROOMS; room++) {
      results.add(sending(a.get(room), b.get(room), 11, 30));
    }
    results.forEach(
        room -> room.forEach(result -> assertEquals(RelayResult.DELIVERED, result.join())));
    say(b, a, 1, 10);
    for (int room = 0; room < ROOMS; room++) {
      awaitFrames(b.get(room), numbered(1, 30));
      awaitFrames(a.get(room), Stream.concat(Stream.of("+b"), numbered(1, 10).stream()).toList());
      assertEquals(0, a.get(room).timesLost() + b.get(room).timesLost());
    }
    assertTrue(cluster.replicas().get(1).cli("role").startsWith("master"));
    await().until(() -> one.isAvailable() && two.isAvailable());
    for (RoomName room : rooms()) {
      TestMember.resumable(one, room, "c");
    }
  }

  private static void say(List<TestMember> from, List<TestMember> to, int first, int last) {
    for (int room = 0; room < from.size(); room++) {
      sending(from.get(room), to.get(room), first, last)
          .forEach(result -> assertEquals(RelayResult.DELIVERED, result.join()));
    }
  }

  private static List<CompletableFuture<RelayResult>> sending(
      TestMember from, TestMember to, int first, int last) {
    return numbered(first, last).stream().map(text -> from.sending(0, to, text)).toList();
  }
}
