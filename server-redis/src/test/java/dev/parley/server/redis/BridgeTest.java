package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.engine.RelayResult;
import dev.parley.server.frame.TextFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A bridge and its landing, with nothing between but what a test lets pass. {@code
 * -Dparley.bridge.rounds} says how often it is left to chance, {@code -Dparley.seed} repeats that.
 */
class BridgeTest {

  private static final String PASS = "pass-1";
  private static final long LONG = TimeUnit.HOURS.toNanos(1);

  private final Queue<Runnable> soon = new ArrayDeque<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<Published> published = new ArrayList<>();
  private final Queue<Receipt> receipts = new ArrayDeque<>();
  private final List<String> handed = new ArrayList<>();
  private final Map<String, RelayResult> results = new LinkedHashMap<>();
  private final Map<String, RelayResult> refusals = new HashMap<>();
  private final Set<String> refusedPasses = new HashSet<>();
  private final Bridge bridge = new Bridge(new Here());
  private final Sender sender = new Sender();
  private Landing landing = landing();

  /** How many of those that were handed on were flushed. */
  private int flushed;

  /** By the landing's clock. */
  private long nanos;

  /** How many that were published got an answer, where they get it in order. */
  private int answered;

  private record Published(String pass, Bundle bundle, CompletableFuture<Long> heard) {}

  private final class Here implements Bridge.Surroundings {

    @Override
    public String name() {
      return "one";
    }

    @Override
    public CompletableFuture<Long> publish(String pass, byte[] bundle) {
      CompletableFuture<Long> heard = new CompletableFuture<>();
      assertTrue(Bundle.isOne(bundle));
      published.add(new Published(pass, Bundle.decode(bundle), heard));
      return heard;
    }

    @Override
    public void refused(String pass) {
      refusedPasses.add(pass);
    }

    @Override
    public Executor soon() {
      return soon::add;
    }
  }

  private final class Sender implements Crossing.Sender {

    @Override
    public void settle(Crossing crossing, RelayResult result) {
      if (!crossing.isSettled()) {
        results.put(text(crossing.message().frame()), result);
      }
      crossing.settle(result);
    }

    @Override
    public void fail(Crossing crossing, RuntimeException failure) {
      throw new AssertionError(failure);
    }

    @Override
    public CompletableFuture<Boolean> isMember() {
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public void lose() {
      throw new AssertionError("it is a member");
    }
  }

  private Landing landing() {
    return new Landing(
        "two",
        message -> {
          String text = text(message.frame());
          handed.add(text);
          return refusals.getOrDefault(text, RelayResult.DELIVERED);
        },
        () -> flushed = handed.size(),
        (to, receipt) -> {
          assertEquals("one", to);
          byte[] encoded = receipt.encode();
          assertTrue(Receipt.isOne(encoded));
          assertEquals(receipt, Receipt.decode(encoded));
          receipts.add(receipt);
        },
        (millis, task) -> later.add(task),
        () -> nanos);
  }

  private void overflow(Crossing crossing) {
    sender.settle(crossing, RelayResult.OVERFLOW);
  }

  private static String text(TextFrame frame) {
    return StandardCharsets.UTF_8.decode(frame.buffer()).toString();
  }

  private boolean takes(String text) {
    return takes(text, PASS);
  }

  private boolean takes(String text, String pass) {
    return bridge.take(crossing(text), pass);
  }

  private Crossing crossing(String text) {
    TextFrame frame = TextFrame.of(text, 0);
    return new Crossing(
        sender, bridge, new Bundle.Message(new RoomName("blue"), new PeerId("b"), 7, frame));
  }

  private void send(String... texts) {
    for (String text : texts) {
      assertTrue(takes(text));
    }
    run(soon);
  }

  private static void run(Queue<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /** The other node hears it. */
  private void hear(int number) {
    landing.came(published.get(number).bundle);
    answer(number, 1);
  }

  private void answer(int number, long heard) {
    published.get(number).heard.complete(heard);
    run(soon);
  }

  /** What the other node says gets here. */
  private void hearReceipts() {
    while (!receipts.isEmpty()) {
      bridge.received(receipts.remove());
    }
    run(soon);
  }

  private List<String> texts(int number) {
    return published.get(number).bundle.messages().stream()
        .map(message -> message == null ? "" : text(message.frame()))
        .toList();
  }

  private static Map<String, RelayResult> delivered(String... texts) {
    Map<String, RelayResult> all = new LinkedHashMap<>();
    for (String text : texts) {
      all.put(text, RelayResult.DELIVERED);
    }
    return all;
  }

  @Test
  void whatGathersWhileSomethingIsPublishedIsPublishedTogether() {
    send("1");
    send("2");
    send("3", "4");
    assertEquals(1, published.size());
    hear(0);
    assertEquals(List.of("2", "3", "4"), texts(1));
    hear(1);
    assertEquals(List.of("1", "2", "3", "4"), handed);
    assertEquals(4, flushed);
    assertEquals(2, published.size());
  }

  @Test
  void thoseWhoAreEnoughForOneWaitForNothing() {
    int most = Bridge.MOST_MESSAGES;
    send("first");
    for (int i = 0; i < most; i++) {
      send("m" + i);
    }
    assertEquals(2, published.size());
    assertEquals(most, texts(1).size());
    send("x".repeat(Bridge.MOST_BYTES));
    assertEquals(3, published.size());
  }

  @Test
  void whatHasComeIsSaidAWhileLaterAtOneTimeForAll() {
    send("1");
    hear(0);
    send("2");
    hear(1);
    assertTrue(receipts.isEmpty());
    run(later);
    assertEquals(1, receipts.size());
    assertTrue(results.isEmpty());
    hearReceipts();
    assertEquals(delivered("1", "2"), results);
  }

  @Test
  void whoWaitsIsToldAtOnceAndAskedForOnce() {
    send("1");
    hear(0);
    bridge.hurry();
    bridge.hurry();
    assertEquals(2, published.size());
    hear(1);
    hearReceipts();
    assertEquals(delivered("1"), results);
    assertTrue(later.size() <= 1);
    bridge.hurry();
    assertEquals(2, published.size());
  }

  @Test
  void whatNobodyHeardIsSentAgain() {
    send("1");
    answer(0, 0);
    send("2");
    assertEquals(1, published.size());
    assertEquals(1, bridge.again(LONG));
    run(soon);
    assertEquals(List.of("1", "2"), texts(1));
    hear(1);
    hearReceipts();
    assertEquals(delivered("1", "2"), results);
  }

  @Test
  void publishThatFailedMayHaveBeenHeardAndIsHandedOnOnce() {
    send("1");
    landing.came(published.get(0).bundle);
    published.get(0).heard.completeExceptionally(new IllegalStateException("no answer"));
    bridge.again(LONG);
    run(soon);
    hear(1);
    hearReceipts();
    assertEquals(List.of("1"), handed);
    assertEquals(delivered("1"), results);
  }

  @Test
  void whatGotLostIsSentAgainInOrder() {
    send("1");
    hear(0);
    send("2");
    answer(1, 1);
    send("3");
    hear(2);
    assertEquals(List.of("1"), handed);
    hearReceipts();
    assertEquals(List.of("2", "3"), texts(3));
    hear(3);
    hearReceipts();
    assertEquals(List.of("1", "2", "3"), handed);
    assertEquals(delivered("1", "2", "3"), results);
  }

  @Test
  void whatIsMissingIsAskedForOnceWhileMoreComesBehindIt() {
    send("1");
    answer(0, 1);
    for (int i = 2; i < 6; i++) {
      send("" + i);
      hear(i - 1);
    }
    // It knows of no such bridge yet, and says so to each.
    hearReceipts();
    assertEquals(List.of("1", "2", "3", "4", "5"), texts(5));
    hear(5);
    hearReceipts();
    assertEquals(delivered("1", "2", "3", "4", "5"), results);
    send("6");
    answer(6, 1);
    for (int i = 7; i < 10; i++) {
      send("" + i);
      hear(i);
    }
    assertEquals(1, receipts.size());
    nanos += TimeUnit.SECONDS.toNanos(1);
    send("10");
    hear(10);
    assertEquals(2, receipts.size());
  }

  @Test
  void silenceHasThoseSentAgainOfWhichNothingIsKnown() {
    send("1");
    answer(0, 1);
    assertEquals(0, bridge.again(LONG));
    assertEquals(1, bridge.again(-1));
    run(soon);
    hear(1);
    hearReceipts();
    assertEquals(List.of("1"), handed);
    assertEquals(delivered("1"), results);
  }

  @Test
  void failureIsToldAtOnceAndAgainIfThatGotLost() {
    refusals.put("2", RelayResult.OVERFLOW);
    send("1", "2", "3");
    hear(0);
    assertEquals(Map.of(2L, RelayResult.OVERFLOW), receipts.remove().failures());
    bridge.again(-1);
    run(soon);
    hear(1);
    hearReceipts();
    assertEquals(RelayResult.OVERFLOW, results.get("2"));
    assertEquals(RelayResult.DELIVERED, results.get("3"));
    assertEquals(List.of("1", "2", "3"), handed);
    send("4");
    hear(2);
    run(later);
    assertEquals(Map.of(), receipts.remove().failures());
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotHandedOn() {
    Crossing first = crossing("1");
    bridge.take(first, PASS);
    send("2");
    answer(0, 0);
    sender.settle(first, RelayResult.OVERFLOW);
    bridge.again(LONG);
    run(soon);
    assertEquals(List.of("", "2"), texts(1));
    hear(1);
    hearReceipts();
    assertEquals(List.of("2"), handed);
    assertEquals(RelayResult.OVERFLOW, results.get("1"));
    assertEquals(RelayResult.DELIVERED, results.get("2"));
  }

  private boolean isSilent() {
    return bridge.isSilentSince(System.nanoTime() + 1);
  }

  @Test
  void nodeThatHasHeardWhatItIsAskedAndSaysNothingIsSilent() {
    send("1");
    answer(0, 1);
    assertFalse(isSilent());
    long before = System.nanoTime();
    bridge.hurry();
    assertFalse(isSilent());
    answer(1, 1);
    assertTrue(isSilent());
    assertFalse(bridge.isSilentSince(before));
    landing.came(published.get(1).bundle);
    hearReceipts();
    assertFalse(isSilent());
  }

  @Test
  void nodeThatNobodyOfHearsIsSilent() {
    send("1");
    answer(0, 0);
    assertTrue(isSilent());
    bridge.again(LONG);
    run(soon);
    assertFalse(isSilent());
    answer(1, 0);
    assertTrue(isSilent());
  }

  @Test
  void nodeIsNotSilentWhereRedisOrThisOneMayBe() {
    send("1");
    bridge.hurry();
    hear(0);
    answer(1, 1);
    assertTrue(isSilent());
    bridge.again(-1);
    run(soon);
    published.get(2).heard.completeExceptionally(new IllegalStateException("no answer"));
    assertFalse(isSilent());
    bridge.again(LONG);
    run(soon);
    answer(3, 1);
    assertTrue(isSilent());
    bridge.wasDeaf();
    assertFalse(isSilent());
  }

  @Test
  void nodeThatSaysWhatHasComeBeforeRedisSaysThatItHeardIsNotSilent() {
    send("1");
    hear(0);
    bridge.hurry();
    landing.came(published.get(1).bundle);
    hearReceipts();
    answer(1, 1);
    assertFalse(isSilent());
  }

  @Test
  void whatWasSentToANodeBeforeItBeganAnewSaysNothingOfIt() {
    send("1");
    hear(0);
    run(later);
    hearReceipts();
    landing = landing();
    send("2");
    bridge.hurry();
    // So many that they wait for no answer.
    for (int i = 1; i < Bridge.MOST_MESSAGES; i++) {
      send("m" + i);
    }
    landing.came(published.get(1).bundle);
    hearReceipts();
    assertNotEquals(published.get(2).bundle.stream(), published.get(3).bundle.stream());
    hear(3);
    hearReceipts();
    assertEquals(Bridge.MOST_MESSAGES + 1, results.size());
    answer(1, 1);
    answer(2, 1);
    assertFalse(isSilent());
  }

  @Test
  void whatIsGivenUpIsNotKeptForANodeThatNeverSaysThatItHasIt() {
    send("1", "2");
    answer(0, 1);
    bridge.despair(LONG, this::overflow);
    assertEquals(Map.of(), results);
    bridge.despair(-1, this::overflow);
    assertEquals(Map.of("1", RelayResult.OVERFLOW, "2", RelayResult.OVERFLOW), results);
    assertEquals(0, bridge.again(-1));
    landing = landing();
    send("3");
    hear(1);
    assertEquals(List.of("3"), handed);
  }

  @Test
  void nodeThatBeganAnewGetsWhatIsNotKnownToHaveCome() {
    send("1");
    hear(0);
    run(later);
    hearReceipts();
    landing = landing();
    send("2", "3");
    hear(1);
    assertEquals(List.of("1"), handed);
    hearReceipts();
    assertNotEquals(published.get(1).bundle.stream(), published.get(2).bundle.stream());
    assertEquals(1, published.get(2).bundle.first());
    hear(2);
    run(later);
    hearReceipts();
    assertEquals(List.of("1", "2", "3"), handed);
    assertEquals(delivered("1", "2", "3"), results);
  }

  @Test
  void deafNodeAsksForWhatItMissed() {
    send("1");
    hear(0);
    send("2");
    answer(1, 1);
    landing.wasDeaf();
    hearReceipts();
    assertEquals(List.of("2"), texts(2));
  }

  @Test
  void withoutAPassNothingIsSentUntilItIsKnownWhoseMessagesTheseAre() {
    send("1", "2");
    answer(0, Bridge.REFUSED);
    assertEquals(Set.of(PASS), refusedPasses);
    assertFalse(takes("3"));
    assertEquals(0, bridge.again(-1));
    assertEquals(Set.of(sender), bridge.doubtful("pass-2"));
    assertEquals(1, published.size());
    bridge.vouched(Set.of(sender), "pass-2");
    run(soon);
    assertEquals(Set.of(), bridge.doubtful("pass-2"));
    assertEquals("pass-2", published.get(1).pass);
    assertFalse(takes("3"));
    assertTrue(takes("3", "pass-2"));
    hear(1);
    hear(2);
    hearReceipts();
    assertEquals(List.of("1", "2", "3"), handed);
  }

  @Test
  void passThatLapsedUnnoticedHasWhatIsUnderWayVouchedFor() {
    send("1");
    answer(0, 1);
    assertEquals(Set.of(), bridge.doubtful(PASS));
    assertEquals(Set.of(sender), bridge.doubtful("pass-2"));
    // By the old pass nobody comes among those who are vouched for.
    assertFalse(takes("2", PASS));
    bridge.vouched(Set.of(), "pass-2");
    assertFalse(takes("2", "pass-2"));
    bridge.vouched(Set.of(sender), "pass-2");
    assertTrue(takes("2", "pass-2"));
  }

  @Test
  void nodeThatDiedHasNoSuchRecipients() {
    send("1");
    send("2");
    bridge.close(each -> sender.settle(each, RelayResult.UNKNOWN_RECIPIENT));
    assertEquals(
        Map.of("1", RelayResult.UNKNOWN_RECIPIENT, "2", RelayResult.UNKNOWN_RECIPIENT), results);
    assertFalse(takes("3"));
  }

  @Test
  void soManyMayBeUnderWayAndNoMore() {
    send("first");
    for (int i = 1; i < Bridge.MOST_KEPT; i++) {
      assertTrue(takes("m"));
    }
    assertFalse(takes("too many"));
  }

  @Test
  void soManyBytesMayBeUnderWayAndNoMore() {
    String large = "x".repeat(1024 * 1024);
    for (int i = 0; i < Bridge.MOST_KEPT_BYTES / large.length(); i++) {
      send(large);
    }
    assertFalse(takes("too many"));
  }

  @Test
  void whateverGetsLostAllComesOnceAndInOrder() {
    long seed = Long.getLong("parley.seed", System.nanoTime());
    int rounds = Integer.getInteger("parley.bridge.rounds", 200);
    System.out.println("BridgeTest: -Dparley.seed=" + seed + ", " + rounds + " rounds");
    for (int round = 0; round < rounds; round++) {
      crossUnreliably(seed + round);
    }
  }

  private void crossUnreliably(long seed) {
    Random random = new Random(seed);
    handed.clear();
    results.clear();
    int total = 1 + random.nextInt(300);
    int said = 0;
    for (int steps = 0; results.size() < total; steps++) {
      assertTrue(steps < 100_000, "seed " + seed);
      // Enough gets lost for all to be sent again and again, and at last nothing does.
      boolean isLost = steps < 2_000 && random.nextInt(3) == 0;
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          for (int i = random.nextInt(40); i > 0 && said < total && takes("m" + said); i--) {
            said++;
          }
          run(soon);
        }
        case 2 -> {
          if (answered < published.size()) {
            long heard = random.nextInt(8) == 0 && steps < 2_000 ? Bridge.REFUSED : 1;
            if (!isLost && heard != Bridge.REFUSED) {
              landing.came(published.get(answered).bundle);
            }
            // Whether it was heard is not always known.
            boolean isKnown = heard == Bridge.REFUSED || random.nextInt(4) != 0;
            answer(answered++, isKnown ? heard : Bridge.UNHEARD);
          }
        }
        case 3 -> {
          Receipt receipt = receipts.poll();
          if (receipt != null && !isLost) {
            bridge.received(receipt);
            run(soon);
          }
        }
        case 4 -> {
          run(later);
          bridge.hurry();
          nanos += TimeUnit.MILLISECONDS.toNanos(random.nextInt(40));
        }
        default -> {
          if (!bridge.doubtful(PASS).isEmpty()) {
            bridge.vouched(Set.of(sender), PASS);
          }
          bridge.again(random.nextInt(4) == 0 ? -1 : LONG);
          run(soon);
        }
      }
    }
    List<String> all = IntStream.range(0, total).mapToObj(i -> "m" + i).toList();
    assertEquals(all, handed, "seed " + seed);
    assertEquals(delivered(all.toArray(String[]::new)), results, "seed " + seed);
  }
}
