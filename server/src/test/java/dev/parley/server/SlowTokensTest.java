package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.RoomName;
import dev.parley.server.ice.IceServers;
import dev.parley.server.observe.Outcome;
import dev.parley.server.observe.RelayObserver;
import dev.parley.tokens.Grant;
import dev.parley.tokens.Permission;
import dev.parley.tokens.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens whose verdict takes its time: keys that are being fetched, say. */
class SlowTokensTest {

  private static final int JOIN_MILLIS = 10_000;
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final VirtualTime time = new VirtualTime();

  /** Counted down where the verdict on a token may be given. */
  private final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();

  private final Map<String, Duration> lifetimes = new ConcurrentHashMap<>();

  /** What the threads that verify are at, or were. */
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  private final AtomicInteger renewals = new AtomicInteger();

  private final TestServer server =
      TestServer.start(
          options -> {
            options.heartbeatMillis = 3_600_000;
            options.joinTimeoutMillis = JOIN_MILLIS;
            options.tokens = this::verify;
            options.iceServers = new Broken();
            options.observer =
                new RelayObserver() {
                  @Override
                  public void received(MessageType type, Outcome outcome, int bytes) {
                    if (type == MessageType.TOKEN && outcome == Outcome.HANDLED) {
                      renewals.incrementAndGet();
                    }
                  }
                };
          },
          time.surroundings());

  /** An application's own, that fails at one user. */
  private static final class Broken implements IceServers {
    @Override
    public List<IceServer> issue(String userOrPeerId) {
      if (userOrPeerId.equals("broken")) {
        throw new IllegalStateException("of the application's own");
      }
      return List.of();
    }

    @Override
    public Optional<Duration> renewal() {
      return Optional.empty();
    }
  }

  private Verdict verify(AccessToken token) {
    String name = token.value();
    begun.add(name);
    try {
      slow.getOrDefault(name, new CountDownLatch(0)).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Verdict.Granted(
        new Grant(
            Optional.of(name.equals("broken") ? "broken" : "u7"),
            Optional.empty(),
            Optional.of(Set.of(new RoomName("blue"))),
            Permission.DEFAULT,
            VirtualTime.START.plus(lifetimes.getOrDefault(name, LIFETIME))));
  }

  private CountDownLatch slow(String token) {
    CountDownLatch latch = new CountDownLatch(1);
    slow.put(token, latch);
    return latch;
  }

  private void awaitBegun(String token) {
    Awaitility.await().until(() -> begun.contains(token));
  }

  private void awaitRenewals(int count) {
    Awaitility.await().until(() -> renewals.get() == count);
  }

  @AfterEach
  void stop() {
    slow.values().forEach(CountDownLatch::countDown);
    server.close();
  }

  private static String join(String token) {
    return "{\"type\":\"join\",\"room\":\"blue\",\"token\":\"" + token + "\"}";
  }

  private static String renewal(String token) {
    return "{\"type\":\"token\",\"token\":\"" + token + "\"}";
  }

  @Test
  void whoseTokenIsBeingVerifiedIsNotTooLateToJoin() {
    CountDownLatch verdict = slow("t");
    TestClient ann = server.connect();
    time.advanceMillis(server, JOIN_MILLIS - 1_000);
    ann.send(join("t"));
    awaitBegun("t");
    time.advanceMillis(server, JOIN_MILLIS - 1_000);
    ann.expectNothing();
    verdict.countDown();
    ann.expectWelcome();
  }

  @Test
  void whoLeavesWhileItsTokenIsBeingVerifiedIsGoneForGood() {
    TestClient ann = server.connect();
    ann.send(join("a"));
    ann.expectWelcome();
    CountDownLatch verdict = slow("t");
    TestClient bob = server.connect();
    bob.send(join("t").replace("}", ",\"resumable\":true}"));
    awaitBegun("t");
    bob.send("{\"type\":\"leave\",\"id\":1}");
    bob.expectClose(1000);
    verdict.countDown();
    ann.expect("peer-joined");
    ann.expect("peer-left");
  }

  @Test
  void verifyingThatTakesTooLongEndsInAnAnswerThatAllowsToTryAgain() {
    CountDownLatch verdict = slow("t");
    TestClient ann = server.connect();
    ann.send(join("t"));
    awaitBegun("t");
    time.advanceMillis(server, JOIN_MILLIS + 1_000);
    assertTrue(ann.expectError("unavailable").path("retryAfterMillis").intValue() > 0);
    ann.expectNothing();
    ann.send(join("other")).expectWelcome();
    // The verdict that nobody waits for any more.
    verdict.countDown();
    ann.send(join("other")).expectError("already-joined");
    ann.expectNothing();
  }

  @Test
  void whoDoesNotTryAgainIsClosedAfterAll() {
    slow("t");
    TestClient ann = server.connect();
    ann.send(join("t"));
    awaitBegun("t");
    time.advanceMillis(server, JOIN_MILLIS + 1_000);
    ann.expectError("unavailable");
    time.advanceMillis(server, JOIN_MILLIS - 1_000);
    ann.expectNothing();
    time.advanceMillis(server, 2_000);
    ann.expectClose(4503);
  }

  @Test
  void whoCannotBeLetInForAFaultOfTheServersIsClosed() {
    TestClient ann = server.connect();
    ann.send(join("broken"));
    ann.expectClose(1011);
    assertEquals("[]", server.connect().send(join("t")).expectWelcome().path("peers").toString());
  }

  @Test
  void ofTwoRenewalsTheLaterCountsThoughItIsVerifiedFirst() {
    CountDownLatch verdict = slow("earlier");
    lifetimes.put("earlier", LIFETIME.multipliedBy(2));
    lifetimes.put("later", LIFETIME.multipliedBy(3));
    TestClient ann = server.connect();
    ann.send(join("t")).expectWelcome();
    ann.send(renewal("earlier"));
    awaitBegun("earlier");
    ann.send(renewal("later"));
    awaitBegun("later");
    awaitRenewals(1);
    verdict.countDown();
    awaitRenewals(2);
    time.advanceMillis(server, LIFETIME.multipliedBy(3).toMillis() - 1_000);
    ann.expectNothing();
  }

  @Test
  void tokenThatExpiresWhileItsRenewalIsVerifiedHolds() {
    CountDownLatch verdict = slow("later");
    lifetimes.put("later", LIFETIME.multipliedBy(2));
    TestClient ann = server.connect();
    ann.send(join("t")).expectWelcome();
    time.advanceMillis(server, LIFETIME.toMillis() - 1_000);
    ann.send(renewal("later"));
    awaitBegun("later");
    time.advanceMillis(server, 5_000);
    ann.expectNothing();
    verdict.countDown();
    awaitRenewals(1);
    time.advanceMillis(server, JOIN_MILLIS);
    ann.expectNothing();
  }

  @Test
  void renewalThatComesToNothingEndsTheSessionLate() {
    slow("later");
    TestClient ann = server.connect();
    ann.send(join("t")).expectWelcome();
    time.advanceMillis(server, LIFETIME.toMillis() - 1_000 - VirtualTime.LATE_MILLIS);
    ann.send(renewal("later"));
    awaitBegun("later");
    time.advanceMillis(server, JOIN_MILLIS + 2_000 + 2 * VirtualTime.LATE_MILLIS);
    ann.expectError("unavailable");
    ann.expectClose(4501);
  }
}
