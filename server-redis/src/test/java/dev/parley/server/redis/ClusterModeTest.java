package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.redis.RedisProcesses.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two engines on a Redis Cluster of three masters. */
class ClusterModeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ROOMS = 30;

  /** Of those that take turns by themselves. */
  private static final int SLOTS_OF_A_PART = 16_384 / 16;

  /** The masters' slots begin and end in them. */
  private static final List<Integer> SHARED_PARTS = List.of(5, 10);

  private static RedisCluster cluster;

  private RedisEngine one;
  private RedisEngine two;

  @BeforeAll
  static void start() {
    cluster = RedisCluster.start(false);
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @BeforeEach
  void connect() {
    one = connect("one");
    two = connect("two");
  }

  private static RedisEngine connect(String node) {
    return RedisEngine.connect(
        RedisOptions.of(
            cluster.url(),
            settings -> {
              settings.node = node;
              settings.timeout = Duration.ofMillis(400);
              settings.leaseMillis = 3_000;
              // One that has no answer makes the others of its part wait.
              settings.maxCommands = 16;
            }));
  }

  @AfterEach
  void close() {
    Stream.of(one, two).filter(engine -> engine != null).forEach(RedisEngine::close);
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

  private static List<CompletableFuture<RelayResult>> sending(
      TestMember from, TestMember to, int first, int last) {
    return numbered(first, last).stream().map(text -> from.sending(0, to, text)).toList();
  }

  @Test
  void roomWhoseSlotMovesWaitsUntilItHasMoved() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    sending(a, b, 1, 10).forEach(result -> assertEquals(RelayResult.DELIVERED, result.join()));
    String slot = String.valueOf(cluster.slot("{blue}"));
    int owner = cluster.owner("{blue}");
    Server from = cluster.masters().get(owner);
    Server to = cluster.masters().get((owner + 1) % 3);
    to.cli("cluster", "setslot", slot, "importing", from.cli("cluster", "myid"));
    from.cli("cluster", "setslot", slot, "migrating", to.cli("cluster", "myid"));
    List<String> keys = from.cli("cluster", "getkeysinslot", slot, "100").lines().toList();
    assertTrue(keys.size() >= 5, () -> "" + keys);
    List<CompletableFuture<RelayResult>> sent = new ArrayList<>(sending(a, b, 11, 20));
    for (String key : keys) {
      CompletableFuture<?> joining = TestMember.join(one, "c-" + keys.indexOf(key));
      CompletionException refusal = assertThrows(CompletionException.class, joining::join);
      assertInstanceOf(UnavailableException.class, refusal.getCause());
      assertEquals("OK", from.cli("migrate", "127.0.0.1", "" + to.port(), key, "0", "5000"));
      sent.addAll(sending(a, b, 21 + 2 * keys.indexOf(key), 22 + 2 * keys.indexOf(key)));
    }
    for (Server node : List.of(to, from, cluster.masters().get((owner + 2) % 3))) {
      node.cli("cluster", "setslot", slot, "node", to.cli("cluster", "myid"));
    }
    sent.forEach(result -> assertEquals(RelayResult.DELIVERED, result.join()));
    awaitFrames(b, numbered(1, 20 + 2 * keys.size()));
    assertEquals(List.of("+b"), a.frames());
    assertEquals(0, a.timesLost() + b.timesLost());
    assertEquals(2, one.members(TestMember.BLUE).orElseThrow().size());
    TestMember.resumable(two, "d");
  }

  @Test
  void masterThatHangsMakesNobodyWaitWhoseRoomsAreElsewhere() throws Exception {
    cluster
        .masters()
        .forEach(master -> master.cli("config", "set", "cluster-node-timeout", "15000"));
    int hanging = cluster.owner("{blue}");
    List<Pair> there = new ArrayList<>();
    List<Pair> elsewhere = new ArrayList<>();
    for (RoomName room : rooms()) {
      int owner = cluster.owner("{" + room + "}");
      int part = cluster.slot("{" + room + "}") / SLOTS_OF_A_PART;
      if (owner == hanging) {
        there.add(pair(room));
      } else if (!SHARED_PARTS.contains(part)) {
        elsewhere.add(pair(room));
      }
    }
    List<CompletableFuture<RelayResult>> waiting;
    cluster.masters().get(hanging).freeze();
    try {
      waiting = there.stream().map(Pair::say).toList();
      for (Pair pair : elsewhere) {
        assertEquals(RelayResult.DELIVERED, pair.say().get(5, TimeUnit.SECONDS));
      }
      assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone));
    } finally {
      cluster.masters().get(hanging).thaw();
    }
    waiting.forEach(result -> assertEquals(RelayResult.DELIVERED, result.join()));
  }

  private record Pair(TestMember a, TestMember b) {
    CompletableFuture<RelayResult> say() {
      return a.sending(1, b, "1");
    }
  }

  private Pair pair(RoomName room) {
    return new Pair(TestMember.resumable(one, room, "from"), TestMember.resumable(two, room, "to"));
  }

  @Test
  void kickReachesItsMemberWhereverThatOneListens() {
    for (RoomName room : rooms()) {
      TestMember member = TestMember.resumable(two, room, "b");
      assertTrue(one.kick(room, member.id()));
      await().until(() -> member.timesKicked() == 1);
    }
  }
}
