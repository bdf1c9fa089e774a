package dev.parley.server.redis;

import static dev.parley.server.redis.TestMember.frame;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.server.engine.RelayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Members of one room at home on one server. */
class NeighboursTest extends TwoEngines {

  private static final int TIMES = 100;

  NeighboursTest() {
    super(settings -> {});
  }

  @Test
  void whoseSessionsEndWithTheirSocketsDoNotWaitForRedis() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(one, "b");
    REDIS.freeze();
    try {
      a.send(b, "1");
      assertEquals(List.of("1"), b.frames());
    } finally {
      REDIS.thaw();
    }
  }

  @Test
  void whoMayResumeWaitsForIt() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.resumable(one, "b");
    TestMember c = TestMember.plain(two, "c");
    REDIS.freeze();
    try {
      for (CompletableFuture<RelayResult> each :
          List.of(b.sending(1, a, "1"), a.sending(0, b, "2"), a.sending(0, c, "3"))) {
        assertFalse(each.isDone());
      }
    } finally {
      REDIS.thaw();
    }
    await().until(() -> b.frames().contains("2"));
  }

  @Test
  void frameByMemoryDoesNotOvertakeOneByRedis() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(one, "b");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      // Answered, but what it put into the mailbox may still be on its way out.
      a.seat().broadcast(0, frame("broadcast-" + i)).join();
      a.send(b, "sent-" + i);
      a.seat().broadcast(0, frame("second-" + i));
      a.sending(0, b, "behind-" + i);
      expected.addAll(List.of("broadcast-" + i, "sent-" + i, "second-" + i, "behind-" + i));
    }
    await().until(() -> b.frames().size() >= expected.size());
    assertEquals(expected, b.frames());
  }

  @Test
  void newcomersFirstFrameComesBehindItsAnnouncement() {
    TestMember b = TestMember.plain(one, "b");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      TestMember a = TestMember.plain(one, "a" + i);
      a.send(b, "from-" + i);
      a.seat().leave(frame("-a" + i));
      expected.addAll(List.of("+a" + i, "from-" + i, "-a" + i));
    }
    await().until(() -> b.frames().size() >= expected.size());
    assertEquals(expected, b.frames());
  }

  @Test
  void whoDoesNotTakeWhatIsSentIsSaidToOverflow() {
    TestMember a = TestMember.plain(one, "a");
    TestMember b = TestMember.plain(one, "b");
    a.send(b, "1");
    await().until(() -> !b.frames().isEmpty());
    b.shut();
    assertEquals(RelayResult.OVERFLOW, a.sending(0, b, "1").join());
  }
}
