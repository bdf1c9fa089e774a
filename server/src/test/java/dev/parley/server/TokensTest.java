package dev.parley.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.AccessToken;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.RoomName;
import dev.parley.server.observe.Outcome;
import dev.parley.server.observe.RelayObserver;
import dev.parley.tokens.Grant;
import dev.parley.tokens.Permission;
import dev.parley.tokens.TokenVerifier;
import dev.parley.tokens.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the relay makes of a verdict on a token. Whether tokens are good is their own module's. */
class TokensTest {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final VirtualTime time = new VirtualTime();
  private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
  private final TokenVerifier verifier =
      token -> verdicts.getOrDefault(token.value(), new Verdict.Refused("unknown token"));
  private final AtomicInteger renewals = new AtomicInteger();
  private final AtomicInteger bytes = new AtomicInteger();
  private final TestServer server =
      TestServer.start(
          options -> {
            options.heartbeatMillis = 3_600_000;
            options.tokens = this::verify;
            options.observer =
                new RelayObserver() {
                  @Override
                  public void received(MessageType type, Outcome outcome, int size) {
                    bytes.addAndGet(size);
                    if (type == MessageType.TOKEN && outcome == Outcome.HANDLED) {
                      renewals.incrementAndGet();
                    }
                  }
                };
          },
          time.surroundings());

  private Verdict verify(AccessToken token) {
    return verifier.verify(token);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Grant grant(Duration lasts, Permission... permissions) {
    return new Grant(
        Optional.of("u7"),
        Optional.of("Ann"),
        Optional.of(Set.of(new RoomName("blue"))),
        Set.of(permissions),
        time.instant().plus(lasts));
  }

  private void good(String token, Duration lasts) {
    verdicts.put(
        token,
        new Verdict.Granted(grant(lasts, Permission.JOIN, Permission.SIGNAL, Permission.MESSAGE)));
  }

  private static String join(String token) {
    return "{\"type\":\"join\",\"room\":\"blue\",\"token\":\"" + token + "\"}";
  }

  private static String renewal(long id, String token) {
    return "{\"type\":\"token\",\"id\":" + id + ",\"token\":\"" + token + "\"}";
  }

  private TestClient joined(String token) {
    TestClient client = server.connect();
    client.send(join(token)).expectWelcome();
    return client;
  }

  @Test
  void withoutATokenNobodyIsLetIn() {
    TestClient ann = server.connect();
    ann.send("{\"type\":\"join\",\"room\":\"blue\"}");
    ann.expectError("unauthorized");
    ann.expectClose(4501);
    TestClient bob = server.connect("/signal?room=blue");
    bob.expectError("unauthorized");
    bob.expectClose(4501);
  }

  @Test
  void tokenIsNeverReadFromTheQuery() {
    good("t", LIFETIME);
    TestClient ann = server.connect("/signal?room=blue&token=t");
    ann.expectError("unauthorized");
  }

  @Test
  void refusedTokenEndsInUnauthorized() {
    TestClient ann = server.connect();
    ann.send(join("bad"));
    assertEquals("unknown token", ann.expectError("unauthorized").path("detail").textValue());
    ann.expectClose(4501);
  }

  @Test
  void tokenForAnotherRoomEndsInForbidden() {
    good("t", LIFETIME);
    TestClient ann = server.connect();
    ann.send(join("t").replace("blue", "red"));
    ann.expectError("forbidden");
    ann.expectClose(4502);
  }

  @Test
  void tokenThatDoesNotPermitJoiningEndsInForbidden() {
    verdicts.put("t", new Verdict.Granted(grant(LIFETIME, Permission.MESSAGE)));
    TestClient ann = server.connect();
    ann.send(join("t"));
    ann.expectError("forbidden");
    ann.expectClose(4502);
  }

  @Test
  void whatCannotBeVerifiedNowMayBeTriedAgain() {
    verdicts.put("t", new Verdict.Unavailable("no keys"));
    TestClient ann = server.connect();
    ann.send(join("t"));
    JsonNode error = ann.expectError("unavailable");
    assertEquals(1_000, error.path("retryAfterMillis").intValue());
    good("t", LIFETIME);
    ann.send(join("t")).expectWelcome();
  }

  @Test
  void verifierThatThrowsIsUnavailable() {
    TokenVerifier faulty =
        token -> {
          throw new IllegalStateException("of the application's own");
        };
    try (TestServer faultyServer =
        TestServer.start(options -> options.tokens = faulty, time.surroundings())) {
      TestClient ann = faultyServer.connect();
      ann.send(join("t")).expectError("unavailable");
      ann.send(join("t")).expectError("unavailable");
    }
  }

  @Test
  void subjectBecomesTheUserAndTheNameTheDefaultForTheProfiles() {
    good("t", LIFETIME);
    TestClient ann = joined("t");
    TestClient bob = server.connect();
    JsonNode welcome = bob.send(join("t").replace("}", ",\"profile\":{}}")).expectWelcome();
    assertEquals(ann.id(), welcome.at("/peers/0/id").textValue());
    assertEquals("u7", welcome.at("/peers/0/user").textValue());
    assertEquals("Ann", welcome.at("/peers/0/profile/name").textValue());
    assertEquals("Ann", welcome.at("/peer/profile/name").textValue());
  }

  @Test
  void secondJoinWhileTheFirstsTokenIsVerifiedIsRefused() throws InterruptedException {
    CountDownLatch verified = new CountDownLatch(1);
    TokenVerifier slow =
        token -> {
          try {
            verified.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Verdict.Granted(grant(LIFETIME, Permission.JOIN));
        };
    try (TestServer slowServer =
        TestServer.start(options -> options.tokens = slow, time.surroundings())) {
      TestClient ann = slowServer.connect();
      ann.send(join("t")).send(join("t"));
      ann.expectError("already-joined");
      verified.countDown();
      ann.expectWelcome();
    }
  }

  @Test
  void permissionsReachAsFarAsTheySay() {
    verdicts.put("t", new Verdict.Granted(grant(LIFETIME, Permission.JOIN, Permission.SIGNAL)));
    TestClient ann = joined("t");
    ann.send("{\"type\":\"message\",\"id\":1,\"data\":0}");
    assertEquals(1, ann.expectError("forbidden").path("ref").intValue());
    verdicts.put("m", new Verdict.Granted(grant(LIFETIME, Permission.JOIN, Permission.MESSAGE)));
    TestClient bob = joined("m");
    bob.send("{\"type\":\"offer\",\"id\":1,\"sdp\":{}}");
    assertEquals(1, bob.expectError("forbidden").path("ref").intValue());
    bob.send("{\"type\":\"message\",\"id\":2,\"data\":0}");
    ann.expect("peer-joined");
    ann.expect("message");
  }

  @Test
  void socketWhoseTokenExpiresIsClosed() {
    good("t", LIFETIME);
    TestClient ann = joined("t");
    time.advanceMillis(server, LIFETIME.toMillis() - 1_000);
    ann.expectNothing();
    time.advanceMillis(server, 1_000);
    ann.expectClose(4501);
  }

  @Test
  void renewedTokenKeepsTheSocketOpen() {
    good("t", LIFETIME);
    good("later", LIFETIME.multipliedBy(2));
    TestClient ann = joined("t");
    ann.send(renewal(1, "later"));
    awaitRenewal();
    time.advanceMillis(server, LIFETIME.toMillis() + 1_000);
    ann.expectNothing();
    time.advanceMillis(server, LIFETIME.toMillis());
    ann.expectClose(4501);
  }

  private void awaitRenewal() {
    await().atMost(10, TimeUnit.SECONDS).until(() -> renewals.get() == 1);
  }

  @Test
  void framesThatWaitForAVerdictAreCountedWithTheirBytes() {
    good("t", LIFETIME);
    TestClient ann = joined("t");
    ann.send(renewal(1, "t"));
    awaitRenewal();
    int sent = join("t").length() + renewal(1, "t").length();
    await().atMost(10, TimeUnit.SECONDS).until(() -> bytes.get() == sent);
  }

  @Test
  void badRenewalIsRefusedAndTheOldTokenHolds() {
    good("t", LIFETIME);
    TestClient ann = joined("t");
    ann.send(renewal(1, "bad"));
    assertEquals(1, ann.expectError("unauthorized").path("ref").intValue());
    verdicts.put(
        "other",
        new Verdict.Granted(
            new Grant(
                Optional.of("u8"),
                Optional.empty(),
                Optional.empty(),
                Permission.DEFAULT,
                time.instant().plus(LIFETIME.multipliedBy(9)))));
    ann.send(renewal(2, "other"));
    assertEquals(2, ann.expectError("forbidden").path("ref").intValue());
    time.advanceMillis(server, LIFETIME.toMillis() - 1_000);
    ann.expectNothing();
    time.advanceMillis(server, 1_000);
    ann.expectClose(4501);
  }

  @Test
  void clientWhoseTokenExpiredWhileItWasAwayHasTimeToRenewIt() {
    good("t", Duration.ofSeconds(20));
    TestClient ann = server.connect();
    JsonNode welcome = ann.send(join("t").replace("}", ",\"resumable\":true}")).expectWelcome();
    ann.cut();
    await().atMost(10, TimeUnit.SECONDS).until(() -> server.admin().status().suspended() == 1);
    time.advanceMillis(30_000);
    good("later", LIFETIME);
    TestClient again = server.connect();
    again.send(
        "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":0}"
            .formatted(welcome.path("session").textValue(), welcome.path("secret").textValue()));
    assertNotNull(again.expect("resumed").path("secret").textValue());
    again.send(renewal(1, "later"));
    awaitRenewal();
    time.advanceMillis(server, 60_000);
    again.expect("ack");
    again.expectNothing();
  }
}
