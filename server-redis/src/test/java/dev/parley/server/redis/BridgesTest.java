package dev.parley.server.redis;

import static dev.parley.server.redis.TestMember.BLUE;
import static dev.parley.server.redis.TestMember.frame;
import static dev.parley.server.redis.TestMember.peer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.LeaveReason;
import dev.parley.server.engine.LostMemberException;
import dev.parley.server.engine.RelayResult;
import io.lettuce.core.KillArgs;
import io.lettuce.core.XAddArgs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What plain members of two nodes say to one another without a record. {@code -Dparley.bridge.cuts}
 * says how often connections are cut meanwhile, {@code -Dparley.seed} repeats a run's choices.
 */
class BridgesTest extends TwoEngines {

  private static final int CAPACITY = 8;

  BridgesTest() {
    super(
        settings -> {
          settings.capacity = CAPACITY;
          settings.leaseMillis = 3_000;
        });
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).toList();
  }

  private static void awaitDelivered(List<CompletableFuture<RelayResult>> sending) {
    sending.forEach(each -> assertEquals(RelayResult.DELIVERED, each.join()));
  }

  /** How many frames were ever in that mailbox. */
  private static long recorded(TestMember member) {
    return Long.parseLong(REDIS.commands().hget("parley:{blue}:s:" + member.id(), "seq"));
  }

  @Test
  void firstMessageIsRecordedAndThoseBehindItAreNot() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    List<String> sent = numbered(0, 100);
    a.send(b, sent.get(0));
    awaitDelivered(sent.subList(1, 100).stream().map(text -> a.sending(0, b, text)).toList());
    awaitFrames(b, sent);
    assertEquals(1, recorded(b));
    assertEquals(99, one.counts().crossed());
    assertEquals(0, one.counts().unanswered());
  }

  @Test
  void whoeverResumesHasARecordOfAll() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.resumable(two, "b");
    TestMember c = TestMember.resumable(one, "c");
    TestMember d = TestMember.plain(two, "d");
    for (int i = 0; i < 3; i++) {
      a.send(b, "to b");
      c.send(i + 1, d, "to d");
    }
    assertEquals(0, one.counts().crossed());
  }

  @Test
  void whatAMemberSaysOtherwiseKeepsItsPlaceAmongItsMessages() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    TestMember c = TestMember.plain(one, "c");
    TestMember d = TestMember.resumable(two, "d");
    List<CompletableFuture<?>> all = new ArrayList<>();
    List<String> toB = new ArrayList<>(List.of("+c", "+d"));
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 3; j++) {
        String text = i + "." + j;
        all.add(a.sending(0, b, text));
        all.add(a.sending(0, c, text));
        all.add(a.sending(0, d, text));
        toB.add(text);
        if (j == 1) {
          // What was asked for before is done, so that the next may cross.
          all.get(all.size() - 1).join();
        }
      }
      switch (i % 3) {
        case 0 -> all.add(a.seat().broadcast(0, frame("all " + i)));
        case 1 -> all.add(a.seat().update(0, peer("a"), frame("all " + i)));
        // One that is not told with what wakes its node.
        default -> all.add(a.sending(0, b, "all " + i + " ".repeat(20_000)));
      }
      toB.add("all " + i);
    }
    a.seat().leave(frame("-a"));
    toB.add("-a");
    all.forEach(CompletableFuture::join);
    await().untilAsserted(() -> assertEquals(toB, b.frames().stream().map(String::strip).toList()));
    assertTrue(one.counts().crossed() > 0);
    List<String> toC = new ArrayList<>(toB);
    toC.remove("+c");
    toC.removeIf(text -> text.startsWith("all ") && Integer.parseInt(text.substring(4)) % 3 == 2);
    awaitFrames(c, toC);
  }

  @Test
  void whatWasAskedForBehindTheFirstMessageComesBeforeTheSecond() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    List<CompletableFuture<RelayResult>> sending = new ArrayList<>();
    REDIS.freeze();
    try {
      sending.add(a.sending(0, b, "1"));
      sending.add(a.seat().broadcast(0, frame("2")));
    } finally {
      REDIS.thaw();
    }
    awaitDelivered(sending);
    a.send(b, "3");
    assertEquals(0, one.counts().crossed());
    a.send(b, "4");
    assertEquals(1, one.counts().crossed());
    awaitFrames(b, "1", "2", "3", "4");
  }

  @Test
  void routeLeadsBehindWhatWentByRedisLast() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    TestMember c = TestMember.resumable(two, "c");
    a.send(b, "1");
    List<CompletableFuture<RelayResult>> sending = new ArrayList<>();
    REDIS.freeze();
    try {
      // What is for a resumable member goes by Redis, and so does what comes behind it.
      sending.add(a.sending(0, c, "for c"));
      // It is not told with what wakes the node, which has to read it.
      sending.add(a.sending(0, b, "2" + " ".repeat(20_000)));
    } finally {
      REDIS.thaw();
    }
    awaitDelivered(sending);
    Bundle published =
        REDIS.heardOn("parley:node:two", () -> a.send(b, "3"), BridgesTest::isBundle).stream()
            .filter(BridgesTest::isBundle)
            .map(message -> Bundle.decode(Bytes.of(message)))
            .findFirst()
            .orElseThrow();
    assertEquals(3, recorded(b));
    assertEquals(3, published.messages().get(0).after());
  }

  private static boolean isBundle(String message) {
    return Bundle.isOne(Bytes.of(message));
  }

  @Test
  void messageWaitsForWhatItComesBehind() {
    TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    // Another node has put it there, and its word of that is late.
    REDIS
        .commands()
        .xadd("parley:{blue}:m:b", new XAddArgs().id("1-1"), "b", "1", "c", "1", "f", "1");
    REDIS.commands().hset("parley:{blue}:s:b", Map.of("seq", "1", "sb", "1", "sc", "1"));
    Bundle.Message message = new Bundle.Message(BLUE, b.id(), 1, frame("2"));
    Bundle bundle = new Bundle("three", "stream", 1, 1, false, List.of(message));
    REDIS
        .commands()
        .publish("parley:node:two", new String(bundle.encode(), StandardCharsets.UTF_8));
    awaitFrames(b, "1", "2");
  }

  @Test
  void resultsComeInTheOrderOfTheMessages() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    TestMember c = TestMember.plain(one, "c");
    a.send(b, "first");
    List<Integer> order = new ArrayList<>();
    List<CompletableFuture<RelayResult>> sending = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      sending.add(a.sending(0, i % 2 == 0 ? b : c, String.valueOf(i)));
      sending.get(i).thenRun(() -> record(order, number));
    }
    awaitDelivered(sending);
    await().until(() -> size(order) == 50);
    assertEquals(IntStream.range(0, 50).boxed().toList(), order);
  }

  private static void record(List<Integer> order, int number) {
    synchronized (order) {
      order.add(number);
    }
  }

  private static int size(List<Integer> order) {
    synchronized (order) {
      return order.size();
    }
  }

  @Test
  void messagesThatNobodyHeardAreSentAgain() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    List<String> sent = numbered(0, 20);
    for (String text : sent) {
      REDIS.commands().clientKill(KillArgs.Builder.typePubsub());
      a.send(b, text);
    }
    awaitFrames(b, sent);
  }

  @Test
  void nothingIsLostOrTwiceOrOvertakenWhileConnectionsBreak() {
    long seed = Long.getLong("parley.seed", System.nanoTime());
    int cuts = Integer.getInteger("parley.bridge.cuts", 40);
    System.out.println("BridgesTest: -Dparley.seed=" + seed + ", " + cuts + " cuts");
    Random random = new Random(seed);
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    List<String> sent = new ArrayList<>();
    for (int round = 0; round < cuts; round++) {
      List<CompletableFuture<RelayResult>> sending = new ArrayList<>();
      int mishap = random.nextInt(100);
      for (int i = 0; i < 100; i++) {
        String text = round + "." + i;
        sent.add(text);
        boolean isForAll = random.nextInt(40) == 0;
        sending.add(isForAll ? a.seat().broadcast(0, frame(text)) : a.sending(0, b, text));
        if (i == mishap) {
          REDIS
              .commands()
              .clientKill(
                  random.nextBoolean()
                      ? KillArgs.Builder.typePubsub()
                      : KillArgs.Builder.typeNormal());
        }
      }
      for (CompletableFuture<RelayResult> each : sending) {
        assertEquals(RelayResult.DELIVERED, each.join(), "seed " + seed);
      }
    }
    await().untilAsserted(() -> assertEquals(sent, b.frames(), "seed " + seed));
    assertTrue(one.counts().crossed() > 0);
  }

  @Test
  void addresseeThatHasLeftIsUnknown() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    a.send(b, "2");
    b.seat().leave(frame("-b"));
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.sending(0, b, "3").join());
    awaitFrames(a, "+b", "-b");
  }

  @Test
  void addresseeThatTakesNoMoreOverflows() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    awaitFrames(b, "1");
    b.shut();
    assertEquals(RelayResult.OVERFLOW, a.sending(0, b, "2").join());
  }

  @Test
  void memberThatWasEndedByAnotherNodeSaysNothingMore() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    a.send(b, "2");
    // Its node is deaf in that moment, and hears of it late.
    REDIS.commands().clientKill(KillArgs.Builder.typePubsub());
    assertTrue(two.kick(BLUE, a.id()));
    CompletableFuture<RelayResult> late = a.sending(0, b, "3");
    // Where it was not deaf any more it ends the member itself.
    await().until(() -> a.timesKicked() + a.timesLost() > 0);
    if (a.timesLost() > 0) {
      assertLost(late);
      awaitFrames(b, "1", "2", left("a", LeaveReason.KICKED));
    }
  }

  private static void assertLost(CompletableFuture<RelayResult> sending) {
    CompletionException failure = assertThrows(CompletionException.class, sending::join);
    assertInstanceOf(LostMemberException.class, failure.getCause());
  }

  @Test
  void memberThatIsEndedWhileItLeavesSaysNothingMore() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    a.send(b, "2");
    REDIS.commands().del("parley:{blue}:s:a", "parley:pass:one");
    CompletableFuture<RelayResult> late = a.sending(0, b, "3");
    a.seat().leave(frame("-a"));
    assertLost(late);
    // Nothing is under way any more.
    assertEquals(List.of("1", "2"), b.frames());
  }

  @Test
  void memberWhoseRecordIsGoneSaysNothingMore() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    a.send(b, "2");
    REDIS.commands().del("parley:{blue}:s:a", "parley:pass:one");
    assertLost(a.sending(0, b, "3"));
    await().until(() -> a.timesLost() == 1);
    awaitFrames(b, "1", "2");
  }

  @Test
  void memberThatIsOneStillIsHeardByANewPass() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    List<String> sent = numbered(0, 10);
    for (String text : sent) {
      a.send(b, text);
      REDIS.commands().del("parley:pass:one");
    }
    awaitFrames(b, sent);
    assertEquals(0, a.timesLost());
    assertTrue(one.counts().crossed() > 0);
  }

  @Test
  void nodeThatIsGoneHasNoSuchRecipient() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    a.send(b, "2");
    two.close();
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.sending(0, b, "3").join());
    awaitFrames(a, "+b", left("b", LeaveReason.DISCONNECTED));
    assertEquals(RelayResult.UNKNOWN_RECIPIENT, a.sending(0, b, "4").join());
  }

  @Test
  void whatIsUnderWayWhenItsOwnNodeIsClosedComesToAnEnd() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "1");
    CompletableFuture<RelayResult> sending;
    REDIS.freeze();
    try {
      sending = a.sending(0, b, "2");
      one.close();
    } finally {
      REDIS.thaw();
    }
    assertLost(sending);
    assertEquals(0, one.counts().unanswered());
  }

  @Test
  void redisThatStandsStillLosesNothing() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(two, "b");
    a.send(b, "0");
    List<String> sent = numbered(1, 200);
    List<CompletableFuture<RelayResult>> sending = new ArrayList<>();
    REDIS.freeze();
    try {
      sent.forEach(text -> sending.add(a.sending(0, b, text)));
    } finally {
      REDIS.thaw();
    }
    awaitDelivered(sending);
    List<String> all = new ArrayList<>(List.of("0"));
    all.addAll(sent);
    awaitFrames(b, all);
    assertEquals(1, recorded(b));
  }
}
