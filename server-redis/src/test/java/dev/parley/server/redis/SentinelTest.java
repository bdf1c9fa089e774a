package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.engine.RelayResult;
import dev.parley.server.redis.RedisProcesses.Server;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two engines, a master with a replica, and three sentinels: fail-overs. */
class SentinelTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RedisProcesses processes = new RedisProcesses();
  private Server master;
  private Server replica;
  private List<Server> sentinels;
  private RedisEngine one;
  private RedisEngine two;

  @BeforeEach
  void start() {
    master = processes.start("--repl-diskless-sync-delay", "0");
    replica =
        processes.start(
            "--replicaof", "127.0.0.1", String.valueOf(master.port()), "--repl-timeout", "2");
    await().until(() -> replica.cli("info", "replication").contains("master_link_status:up"));
    sentinels = Stream.generate(() -> processes.sentinel("blue", master, 2)).limit(3).toList();
    await().atMost(PATIENCE).until(() -> sentinels.stream().allMatch(SentinelTest::isComplete));
    one = connect("one");
    two = connect("two");
  }

  private static boolean isComplete(Server sentinel) {
    List<String> about = sentinel.cli("sentinel", "master", "blue").lines().toList();
    return about.get(about.indexOf("num-other-sentinels") + 1).equals("2")
        && about.get(about.indexOf("num-slaves") + 1).equals("1");
  }

  private RedisEngine connect(String node) {
    return RedisEngine.connect(
        RedisOptions.of(
            "redis-sentinel://" + RedisProcesses.addresses(sentinels) + "/0#blue",
            settings -> {
              settings.node = node;
              settings.timeout = Duration.ofMillis(400);
              settings.leaseMillis = 3_000;
            }));
  }

  @AfterEach
  void end() {
    Stream.of(one, two).filter(engine -> engine != null).forEach(RedisEngine::close);
    processes.close();
  }

  private void awaitFailOver(Server to) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                sentinels.stream()
                    .allMatch(
                        sentinel ->
                            sentinel
                                .cli("sentinel", "get-master-addr-by-name", "blue")
                                .contains(String.valueOf(to.port()))));
    await().atMost(PATIENCE).until(() -> one.isAvailable() && two.isAvailable());
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
  }

  private static void say(TestMember from, TestMember to, int first, int last) {
    numbered(first, last).forEach(text -> from.send(to, text));
  }

  private static void awaitFrames(TestMember member, List<String> frames) {
    await().atMost(PATIENCE).untilAsserted(() -> assertEquals(frames, member.frames()));
  }

  @Test
  @Tag("soak")
  void killedMasterCostsNothingThatItsReplicaHas() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    say(a, b, 1, 100);
    say(b, a, 1, 100);
    await().until(() -> master.cli("wait", "1", "1000").equals("1"));
    master.kill();
    await().until(() -> !one.isAvailable() && !two.isAvailable());
    awaitFailOver(replica);
    say(a, b, 101, 200);
    say(b, a, 101, 200);
    awaitFrames(b, numbered(1, 200));
    awaitFrames(a, Stream.concat(Stream.of("+b"), numbered(1, 200).stream()).toList());
    assertEquals(0, a.timesLost() + b.timesLost());
    // Wake-ups come from there too: this is sooner than the next sweep.
    TestMember c = TestMember.resumable(one, "c");
    TestMember d = TestMember.resumable(two, "d");
    c.send(d, "hello");
    await().atMost(Duration.ofMillis(900)).until(() -> d.frames().contains("hello"));
  }

  @Test
  void underTrafficNothingComesTwiceOrWithAGap() throws InterruptedException {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    TestMember c = TestMember.resumable(two, "c");
    await().until(() -> a.frames().size() == 2 && b.frames().size() == 1);
    Talk toB = Talk.begin(a, b);
    Talk toA = Talk.begin(c, a);
    await().until(() -> b.frames().size() > 200 && a.frames().size() > 200);
    master.kill();
    awaitFailOver(replica);
    int before = Math.max(a.frames().size(), b.frames().size());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Stream.of(a, b, c).anyMatch(member -> member.timesLost() > 0)
                    || Math.min(a.frames().size(), b.frames().size()) > before + 200);
    toB.end();
    toA.end();
    toB.check();
    toA.check();
    TestMember.resumable(one, "d");
  }

  /** One talks to another until told to end, as fast as it is confirmed. */
  private static final class Talk {
    private final TestMember from;
    private final TestMember to;
    private final Thread thread = new Thread(this::say, "talk");
    private volatile boolean ends;
    private volatile int confirmed;

    private Talk(TestMember from, TestMember to) {
      this.from = from;
      this.to = to;
    }

    static Talk begin(TestMember from, TestMember to) {
      Talk talk = new Talk(from, to);
      talk.thread.start();
      return talk;
    }

    private void say() {
      while (!ends && from.timesLost() == 0 && to.timesLost() == 0) {
        try {
          String text = String.valueOf(confirmed + 1);
          if (from.sending(0, to, text).join() == RelayResult.DELIVERED) {
            confirmed++;
          }
          // Else its mailbox is full, as its node has not come back yet.
          to.seat().confirm(to.frames().size());
        } catch (RuntimeException e) {
          // It was lost.
          return;
        }
      }
    }

    void end() throws InterruptedException {
      ends = true;
      thread.join();
    }

    /** Without what the room tells: a third that replication has lost something of is out. */
    private List<String> said() {
      return to.frames().stream().filter(frame -> frame.matches("\\d+")).toList();
    }

    void check() {
      if (from.timesLost() == 0 && to.timesLost() == 0) {
        await().atMost(PATIENCE).until(() -> said().size() >= confirmed);
      }
      List<String> came = said();
      assertEquals(numbered(1, came.size()), came);
    }
  }

  @Test
  void whatReplicationLostEndsTheSessionsThatHadItAndNoOther() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    TestMember c = TestMember.resumable(two, "c");
    say(a, b, 1, 10);
    await().until(() -> master.cli("wait", "1", "1000").equals("1"));
    // From now on the replica gets nothing, and the sentinels think well of it.
    replica.cli("config", "set", "masteruser", "nobody");
    replica.cli("config", "set", "masterauth", "nothing");
    master.cli("client", "kill", "type", "replica");
    say(a, b, 11, 20);
    awaitFrames(b, Stream.concat(Stream.of("+c"), numbered(1, 20).stream()).toList());
    master.kill();
    awaitFailOver(replica);
    await().atMost(PATIENCE).until(() -> a.timesLost() + b.timesLost() > 0);
    assertEquals(0, c.timesLost());
  }

  @Test
  @Tag("soak")
  void frozenMasterIsLeftAndWhatItIsAfterwardsDoesNotMatter() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    say(a, b, 1, 10);
    await().until(() -> master.cli("wait", "1", "1000").equals("1"));
    master.freeze();
    awaitFailOver(replica);
    say(a, b, 11, 20);
    master.thaw();
    say(a, b, 21, 40);
    await().atMost(PATIENCE).until(() -> master.cli("role").startsWith("slave"));
    say(a, b, 41, 60);
    awaitFrames(b, numbered(1, 60));
    assertEquals(0, a.timesLost() + b.timesLost());
  }

  @Test
  @Tag("soak")
  void masterThatWasDemotedIsLeft() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    say(a, b, 1, 10);
    assertEquals("OK", sentinels.get(0).cli("sentinel", "failover", "blue"));
    awaitFailOver(replica);
    say(a, b, 11, 20);
    awaitFrames(b, numbered(1, 20));
    assertEquals(0, a.timesLost() + b.timesLost());
  }

  @Test
  @Tag("soak")
  void masterThatWasReplacedAndIsAliveIsLeft() {
    TestMember a = TestMember.resumable(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    say(a, b, 1, 10);
    await().until(() -> master.cli("wait", "1", "1000").equals("1"));
    // As if the old one could not be told of it: both take writes.
    replica.cli("replicaof", "no", "one");
    for (Server sentinel : sentinels) {
      sentinel.cli("sentinel", "remove", "blue");
      sentinel.cli("sentinel", "monitor", "blue", "127.0.0.1", "" + replica.port(), "2");
    }
    await().atMost(PATIENCE).until(() -> listening(replica) == 2);
    await().atMost(PATIENCE).until(() -> one.isAvailable() && two.isAvailable());
    say(a, b, 11, 20);
    awaitFrames(b, numbered(1, 20));
    assertEquals(0, a.timesLost() + b.timesLost());
    assertEquals(0, listening(master));
  }

  private static long listening(Server server) {
    return Stream.of("one", "two")
        .filter(node -> server.cli("pubsub", "numsub", "parley:node:" + node).endsWith("1"))
        .count();
  }
}
