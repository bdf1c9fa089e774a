package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What nodes hear of one another, and what the sweep of a room makes of it. */
class HeartbeatTest {

  @RegisterExtension static final RedisServer REDIS = new RedisServer();

  private static final String NODES = "parley:nodes";
  private static final String MEMBERS = "parley:{blue}:members";
  private static final int LEASE = 10_000;
  private static final int TOLD = 60_000;
  private static final int LONG = 1_000_000_000;

  private final RedisOptions options = RedisOptions.of(REDIS.uri());
  private Link link;

  @BeforeEach
  void connect() {
    REDIS.commands().flushall();
    link = new Link(options, new Counters(), () -> {});
  }

  @AfterEach
  void close() {
    link.close();
  }

  /** By Redis's clock, in milliseconds. */
  private static long now() {
    List<String> time = REDIS.commands().time();
    return TimeUnit.SECONDS.toMillis(Long.parseLong(time.get(0)))
        + TimeUnit.MICROSECONDS.toMillis(Long.parseLong(time.get(1)));
  }

  private static void heard(String node, long millisAgo) {
    REDIS.commands().zadd(NODES, now() + LEASE - millisAgo, node);
  }

  private List<Object> asked(String node) {
    byte[] pass = Bytes.of(pass(node));
    return link.beat(Bytes.of(NODES), pass, Bytes.of(node), Bytes.of(LEASE), Bytes.of(TOLD)).join();
  }

  private static String pass(String node) {
    return "parley:pass:" + node;
  }

  /** Answers whether it was known, and who is dead. */
  private List<String> beat(String node) {
    List<Object> answer = asked(node);
    List<String> names = new ArrayList<>(List.of(Bytes.text(answer.get(0))));
    for (int i = 2; i < answer.size(); i += 2) {
      names.add(Bytes.text(answer.get(i)));
    }
    return names;
  }

  @Test
  void nodeThatSaysNothingForALeaseIsDeadUntilItSaysSomething() {
    assertEquals(List.of("0"), beat("one"));
    heard("two", LEASE + 1);
    assertEquals(List.of("1", "two"), beat("one"));
    assertEquals(List.of("1"), beat("two"));
    assertEquals(List.of("1"), beat("one"));
  }

  @Test
  void nobodyIsDeadForNotSayingWhatNobodyCouldSay() {
    heard("one", 2 * LEASE);
    heard("two", 2 * LEASE + LEASE / 3);
    heard("three", 3 * LEASE + 1_000);
    assertEquals(List.of("1", "three"), beat("one"));
    assertTrue(REDIS.commands().zscore(NODES, "two") > now());
  }

  @Test
  void whoHasBeenDeadForLongIsForgotten() {
    heard("one", 0);
    heard("two", LEASE + TOLD + 1_000);
    assertEquals(List.of("1"), beat("one"));
    assertNull(REDIS.commands().zscore(NODES, "two"));
  }

  @Test
  void nodeHasItsPassForAsLongAsItLives() {
    String pass = Bytes.text(asked("one").get(1));
    assertEquals(pass, REDIS.commands().get(pass("one")));
    assertTrue(REDIS.commands().pttl(pass("one")) <= LEASE);
    REDIS.commands().pexpire(pass("one"), LEASE / 3);
    assertEquals(pass, Bytes.text(asked("one").get(1)));
    assertTrue(REDIS.commands().pttl(pass("one")) > LEASE / 3);
    REDIS.commands().pexpire(pass("one"), 1);
    await().until(() -> REDIS.commands().exists(pass("one")) == 0);
    assertNotEquals(pass, Bytes.text(asked("one").get(1)));
  }

  @Test
  void nodeWhosePlainMemberIsEndedByAnotherNeedsAnotherPass() {
    join("a", "one");
    join("b", "two");
    run(Script.JOIN, "c", "three", "{}", "", "", "+c");
    List.of("two", "three").forEach(this::asked);
    sweep("two " + now() + " three " + now());
    assertEquals(1, REDIS.commands().exists(pass("two")));
    assertEquals(0, REDIS.commands().exists(pass("three")));
  }

  private Answer run(Script script, String... arguments) {
    byte[] members = new Keys(options.prefix()).members(new RoomName("blue"));
    byte[][] bytes = Stream.of(arguments).map(Bytes::of).toArray(byte[][]::new);
    return link.run(script, members, bytes).join();
  }

  private void join(String peer, String node) {
    run(Script.JOIN, peer, node, "{}", "session", "saved", "+" + peer);
  }

  private Answer sweep(String dead) {
    return run(Script.SWEEP, dead, "0", "a", "1", "0", "");
  }

  private static String state(String peer) {
    return REDIS.commands().hget("parley:{blue}:s:" + peer, "st");
  }

  @Test
  void membersOfTheDeadAreSuspendedWhateverTheirLeases() {
    join("a", "one");
    join("b", "two");
    join("c", "three");
    Answer answer = sweep("two " + now() + " four " + now());
    assertEquals(List.of("a", "l", "a"), List.of(state("a"), state("b"), state("c")));
    assertEquals(options.resumeMillis(), answer.number(0));
    assertEquals(new Notice(Notice.Kind.LOST, "two", "b", 2), answer.notices().get(0));
    assertEquals(
        Set.of("a", "c"),
        answer.notices().stream().skip(1).map(Notice::peer).collect(Collectors.toSet()));
  }

  @Test
  void membersWhomANodeHasHadSinceItWasDeadAreNotSuspended() {
    join("a", "one");
    join("b", "two");
    sweep("two " + (now() - LEASE));
    assertEquals("a", state("b"));
  }

  @Test
  void whoWasSuspendedByANodeThatDiedIsOutAfterItsWait() {
    join("a", "one");
    join("b", "two");
    run(Script.SUSPEND, "b", "1", "1", "0", "1", String.valueOf(LONG), "?b");
    assertEquals(options.memberLeaseMillis(), sweep("").number(0));
    assertEquals(options.resumeMillis(), sweep("two " + now()).number(0));
  }

  @Test
  void sweepTellsWhenTheFirstWillHaveToBeOut() {
    join("a", "one");
    join("b", "two");
    dueIn(LEASE, "b");
    long next = sweep("").number(0);
    assertTrue(next > 0 && next <= LEASE, () -> "in " + next + " ms");
  }

  private static void dueIn(long millis, String peer) {
    REDIS.commands().zadd(MEMBERS, now() + millis, peer);
  }

  @Test
  void whoHasNotBeenRenewedIsSuspendedUnlessNobodyCouldRenew() {
    join("a", "one");
    join("b", "two");
    REDIS.commands().hset("parley:{blue}:room", "t", String.valueOf(now() - LONG));
    dueIn(-1, "b");
    sweep("");
    assertEquals("a", state("b"));
    dueIn(-1, "b");
    sweep("");
    assertEquals("l", state("b"));
  }

  @Test
  void whomItsNodeHasGivenUpIsSuspendedIfNobodyElseHasIt() {
    join("a", "one");
    join("b", "two");
    assertEquals(-1, run(Script.SWEEP, "", "0", "a", "1", "0", "given up").number(1));
    assertEquals("l", state("a"));
    run(Script.CLAIM, "a", "2", "three", "0", "saved", "+a", "saved");
    assertEquals(-2, run(Script.SWEEP, "", "0", "a", "2", "0", "given up").number(1));
    assertEquals("a", state("a"));
  }
}
