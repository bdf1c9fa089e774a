package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.engine.RelayResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Far more is asked for than may be under way. */
class TakingTurnsTest extends TwoEngines {

  private static final int SENDERS = 100;

  TakingTurnsTest() {
    super(settings -> settings.maxCommands = 1);
  }

  @Test
  void whatIsFewDoesNotWaitBehindWhatIsMuch() {
    TestMember b = TestMember.plain(two, "b");
    List<TestMember> senders =
        IntStream.range(0, SENDERS).mapToObj(i -> TestMember.resumable(one, "a" + i)).toList();
    TestMember resuming = TestMember.resumable(one, "r");
    REDIS.freeze();
    List<CompletableFuture<RelayResult>> sending =
        IntStream.range(0, SENDERS).mapToObj(i -> send(senders.get(i), b, i)).toList();
    try {
      CompletableFuture<Boolean> joining =
          TestMember.join(one, "c").thenApply(c -> doSomeWait(sending));
      CompletableFuture<Boolean> saving =
          resuming.seat().save("saved-2").thenApply(saved -> doSomeWait(sending));
      REDIS.thaw();
      assertTrue(joining.join());
      assertTrue(saving.join());
    } finally {
      REDIS.thaw();
    }
    sending.forEach(CompletableFuture::join);
    await().until(() -> messages(b).size() == SENDERS);
    // Each had its turn when it was there.
    List<String> expected = IntStream.range(0, SENDERS).mapToObj(String::valueOf).toList();
    assertEquals(expected, messages(b));
  }

  private static boolean doSomeWait(List<CompletableFuture<RelayResult>> steps) {
    return steps.stream().anyMatch(step -> !step.isDone());
  }

  private static CompletableFuture<RelayResult> send(TestMember from, TestMember to, int data) {
    return from.sending(1, to, String.valueOf(data));
  }

  private static List<String> messages(TestMember member) {
    return member.frames().stream().filter(frame -> Character.isDigit(frame.charAt(0))).toList();
  }
}
