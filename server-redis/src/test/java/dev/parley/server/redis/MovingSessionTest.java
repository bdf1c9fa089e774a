package dev.parley.server.redis;

import static dev.parley.server.redis.TestMember.frame;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.engine.RemoteSession;
import dev.parley.server.engine.RemoteSession.Claimed;
import dev.parley.server.engine.UnavailableException;
import io.lettuce.core.KillArgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that goes from node to node while both sides send, and connections are cut. */
class MovingSessionTest extends TwoEngines {

  private static final int MOVES = 40;

  MovingSessionTest() {
    super(
        settings -> {
          // A connection that is cut may need longer than a short lease to come back.
          settings.leaseMillis = 2_000;
          settings.resumeMillis = 10_000;
        });
  }

  /** A client as the protocol wants it: it numbers, keeps, and sends again what was not handled. */
  private static final class Client {
    final List<String> received = new ArrayList<>();
    TestMember home;
    long sent;

    /** How many it had when it came to its home. */
    int before;

    void send(int count, TestMember to) {
      for (int i = 0; i < count; i++) {
        sent++;
        home.sending(sent, to, "a" + sent);
      }
    }

    /** Takes some of what its home was handed, or all. */
    void receive(int atMost) {
      List<String> handed = home.frames();
      int known = received.size() - before;
      int end = Math.min(handed.size(), known + atMost);
      if (end > known) {
        received.addAll(handed.subList(known, end));
      }
      home.seat().confirm(received.size());
    }

    void sendAgain(long handled, TestMember to) {
      for (long number = handled + 1; number <= sent; number++) {
        home.sending(number, to, "a" + number);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void losesNothingAndGetsNothingTwice(long seed) {
    Random random = new Random(seed);
    TestMember b = TestMember.plain(two, "b");
    Client a = new Client();
    a.home = TestMember.resumable(one, "a");
    await().until(() -> b.frames().size() == 1);
    int told = 0;
    for (int move = 0; move < MOVES; move++) {
      for (int i = random.nextInt(20); i > 0; i--) {
        b.seat().send(0, a.home.id(), frame("b" + ++told));
      }
      a.send(random.nextInt(20), b);
      if (random.nextInt(4) == 0) {
        REDIS.commands().clientKill(KillArgs.Builder.typeNormal());
      }
      if (random.nextInt(4) == 0) {
        REDIS.commands().clientKill(KillArgs.Builder.typePubsub());
      }
      a.receive(random.nextInt(40));
      claim(random.nextBoolean() ? one : two, a, b);
    }
    int last = told;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              a.receive(1_000);
              return a.received.size() >= last && b.frames().size() > a.sent;
            });
    assertEquals(IntStream.rangeClosed(1, told).mapToObj(i -> "b" + i).toList(), a.received);
    List<String> expected = new ArrayList<>(List.of("+a"));
    expected.addAll(LongStream.rangeClosed(1, a.sent).mapToObj(i -> "a" + i).toList());
    assertEquals(expected, b.frames());
  }

  private static void claim(RedisEngine by, Client a, TestMember b) {
    Optional<Long> handled = await().until(() -> tryToClaim(by, a), Optional::isPresent);
    a.sendAgain(handled.orElseThrow(), b);
  }

  private static Optional<Long> tryToClaim(RedisEngine by, Client a) {
    try {
      Optional<RemoteSession> found = TestMember.find(by, "a");
      if (found.isEmpty()) {
        // It is at home there: the client comes back to where it was, and nothing is claimed.
        return Optional.of(a.sent);
      }
      TestMember member = TestMember.of("a");
      Optional<Claimed> claimed =
          found.get().claim(a.received.size(), "", member, frame("!a")).join();
      claimed.ifPresent(member::sits);
      if (claimed.isPresent()) {
        a.home = member;
        a.before = a.received.size();
      }
      return claimed.map(Claimed::handled);
    } catch (CompletionException e) {
      if (e.getCause() instanceof UnavailableException) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
