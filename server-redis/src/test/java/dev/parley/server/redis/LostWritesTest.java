package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.engine.LostMemberException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Redis comes back as it was a moment before, as after a crash or a fail-over: what it answered
 * last is lost, and others may have written to it before who knows better is back.
 */
class LostWritesTest extends TwoEngines {

  private TestMember a;
  private TestMember b;

  LostWritesTest() {
    super(settings -> settings.leaseMillis = 1_000);
  }

  @BeforeEach
  void join() {
    a = TestMember.resumable(one, "a");
    b = TestMember.resumable(two, "b");
    TestMember.resumable(one, "c");
    await().until(() -> b.frames().equals(List.of("+c")));
  }

  /** As c's home does it, before b's is back. */
  private static void sendFromC(String uri, String... texts) {
    RedisOptions options = RedisOptions.of(uri);
    Link link = new Link(options, new Counters(), () -> {});
    for (int i = 0; i < texts.length; i++) {
      byte[][] arguments = {
        Bytes.of("c"), Bytes.of(1), Bytes.of(i + 1), Bytes.of(0), Bytes.of("b"), Bytes.of(texts[i])
      };
      byte[] members = new Keys(options.prefix()).members(TestMember.BLUE);
      Answer answer = link.run(Script.SEND, members, arguments).join();
      assertEquals("ok", answer.status());
    }
    link.close();
  }

  private static void send(TestMember from, TestMember to, String... texts) {
    for (String text : texts) {
      from.send(to, text);
    }
  }

  @Test
  void mailboxThatLostWhatItsClientHasAndHasGrownAgainIsLost() throws Exception {
    REDIS.save();
    send(a, b, "1", "2");
    await().until(() -> b.frames().size() == 3);
    REDIS.restartAsSaved(uri -> sendFromC(uri, "x", "y", "z"));
    await().until(() -> b.timesLost() == 1);
    assertEquals(List.of("+c", "1", "2"), b.frames());
    await().until(() -> TestMember.find(one, "b").isEmpty());
  }

  @Test
  void mailboxThatLostWhatItsClientHasIsLost() throws Exception {
    REDIS.save();
    send(a, b, "1", "2");
    await().until(() -> b.frames().size() == 3);
    REDIS.restartAsSaved(uri -> {});
    await().until(() -> b.timesLost() == 1);
    assertEquals(List.of("+c", "1", "2"), b.frames());
    await().until(() -> TestMember.find(one, "b").isEmpty());
  }

  @Test
  void confirmedFrameThatWasLostAndReplacedIsNotedToo() throws Exception {
    REDIS.save();
    send(a, b, "1");
    await().until(() -> b.frames().size() == 2);
    b.seat().confirm(2);
    await().until(() -> REDIS.commands().xlen("parley:{blue}:m:b") == 0);
    REDIS.restartAsSaved(uri -> sendFromC(uri, "x"));
    await().until(() -> b.timesLost() == 1);
    assertEquals(List.of("+c", "1"), b.frames());
  }

  @Test
  void whoLostNothingGoesOn() throws Exception {
    send(a, b, "1", "2");
    await().until(() -> b.frames().size() == 3);
    b.seat().confirm(3);
    await().until(() -> REDIS.commands().xlen("parley:{blue}:m:b") == 0);
    REDIS.save();
    REDIS.restartAsSaved(uri -> sendFromC(uri, "x"));
    await().until(() -> b.frames().size() == 4);
    assertEquals(List.of("+c", "1", "2", "x"), b.frames());
    await().until(() -> one.isAvailable());
    send(a, b, "3");
    await().until(() -> b.frames().size() == 5);
    assertEquals(0, a.timesLost() + b.timesLost());
  }

  @Test
  void resumedSessionThatLostNothingGoesOn() throws Exception {
    send(a, b, "1");
    await().until(() -> b.frames().size() == 2);
    b.seat().abandon();
    TestMember again = TestMember.resumed(one, "b", 2).orElseThrow();
    REDIS.save();
    REDIS.restartAsSaved(uri -> sendFromC(uri, "x"));
    await().until(() -> again.frames().equals(List.of("x")));
    assertEquals(0, again.timesLost());
  }

  @Test
  void senderWhoseDoneStepsWereLostIsLostAndCannotResume() throws Exception {
    REDIS.save();
    send(a, b, "1", "2");
    REDIS.restartAsSaved(uri -> {});
    await().until(() -> one.isAvailable());
    Optional<Throwable> failure =
        a.sending(0, b, "3").handle((result, e) -> Optional.ofNullable(e)).join();
    assertEquals(
        LostMemberException.class,
        failure
            .map(e -> e instanceof CompletionException ? e.getCause() : e)
            .orElseThrow()
            .getClass());
    await().until(() -> a.timesLost() == 1);
    await().until(() -> TestMember.find(two, "a").isEmpty());
  }
}
