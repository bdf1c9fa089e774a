package dev.parley.tokens;

import static dev.parley.tokens.Given.AUDIENCE;
import static dev.parley.tokens.Given.granted;
import static dev.parley.tokens.Given.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.AccessToken;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys kept, fetched again and outlived, by a clock that the test sets. */
@Timeout(20)
class RemoteKeysTest {

  private static final KeyPair OLD = TestKeys.ED25519;
  private static final KeyPair NEW = TestKeys.generate("Ed25519", 255);
  private static final JwksOptions OPTIONS = JwksOptions.DEFAULT;
  private static final Duration INSTANT = Duration.ofMillis(1);

  private final LogRecords log = new LogRecords();
  private final SetClock clock = new SetClock();
  private final FakeIssuer issuer = new FakeIssuer(jwk(OLD, "old"));
  private final TokenVerifier verifier = verifier(issuer);

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void keysAreFetchedOnceForManyTokens() {
    for (int i = 0; i < 100; i++) {
      granted(verifier, token(OLD, "old"));
    }

    assertEquals(1, issuer.fetches);
  }

  @Test
  void aNewKeyIsFetchedWhenATokenNamesIt() {
    granted(verifier, token(OLD, "old"));
    issuer.publish(jwk(OLD, "old"), jwk(NEW, "new"));
    clock.pass(OPTIONS.refetchAfter());

    granted(verifier, token(NEW, "new"));
    granted(verifier, token(OLD, "old"));
    assertEquals(2, issuer.fetches);
  }

  @Test
  void aWithdrawnKeyIsAcceptedForAsLongAsKeysAreFresh() {
    granted(verifier, token(OLD, "old"));
    issuer.publish(jwk(NEW, "new"));

    clock.pass(OPTIONS.freshFor().minus(INSTANT));
    granted(verifier, token(OLD, "old"));
    clock.pass(INSTANT);
    assertEquals(
        "the token's key (kid) is none of the issuer's", refused(verifier, token(OLD, "old")));
  }

  @Test
  void unknownKeysDoNotMakeManyFetches() {
    granted(verifier, token(OLD, "old"));
    clock.pass(OPTIONS.refetchAfter());

    refused(verifier, token(NEW, "k"));
    for (int i = 0; i < 1000; i++) {
      assertEquals("the token's key is not known yet", unavailable(token(NEW, "k" + i)));
      granted(verifier, token(OLD, "old"));
    }
    assertEquals(2, issuer.fetches);

    clock.pass(OPTIONS.refetchAfter());
    refused(verifier, token(NEW, "k"));
    assertEquals(3, issuer.fetches);
  }

  @Test
  void unknownKeysDoNotKeepOthersFromTheirsWhenTheseGetOld() {
    granted(verifier, token(OLD, "old"));
    clock.pass(OPTIONS.freshFor().minus(INSTANT));
    refused(verifier, token(NEW, "new")); // uses up the fetch that was due
    issuer.out = true;
    clock.pass(OPTIONS.freshFor());

    for (int i = 0; i < 10; i++) {
      unavailable(token(NEW, "new"));
      granted(verifier, token(OLD, "old"));
    }
  }

  @Test
  void anOutageIsOutlivedForTheStatedTime() {
    granted(verifier, token(OLD, "old"));
    issuer.out = true;

    clock.pass(OPTIONS.freshFor().plus(OPTIONS.staleFor()).minus(INSTANT));
    granted(verifier, token(OLD, "old"));
    clock.pass(INSTANT);
    assertEquals("the keys of tokens can't be had at present", unavailable(token(OLD, "old")));
  }

  @Test
  void aFailedFetchIsTriedAgainSoon() {
    issuer.out = true;
    unavailable(token(OLD, "old"));
    issuer.out = false;

    unavailable(token(OLD, "old"));
    assertEquals(1, issuer.fetches);
    clock.pass(Duration.ofSeconds(5));
    granted(verifier, token(OLD, "old"));
  }

  @Test
  void anOutageIsLoggedOnceAndSoIsItsEnd() {
    issuer.out = true;
    for (int i = 0; i < 10; i++) {
      unavailable(token(OLD, "old"));
      clock.pass(Duration.ofSeconds(5));
    }
    issuer.out = false;
    granted(verifier, token(OLD, "old"));
    clock.pass(OPTIONS.freshFor());
    granted(verifier, token(OLD, "old"));

    assertEquals(
        List.of(
            "WARNING can't fetch the keys of tokens from https://issuer.example:"
                + " java.io.IOException: answered 503",
            "INFO keys of tokens can be fetched again from https://issuer.example"),
        log.lines());
  }

  @Test
  void aKeyThatIsUnknownDuringAnOutageMayBeANewOne() {
    granted(verifier, token(OLD, "old"));
    issuer.out = true;
    clock.pass(OPTIONS.refetchAfter());

    unavailable(token(NEW, "new"));
    issuer.out = false;
    issuer.publish(jwk(NEW, "new"));
    clock.pass(Duration.ofSeconds(5));
    granted(verifier, token(NEW, "new"));
  }

  @Test
  void aTokenWithoutKidMeansTheOnlyKeyOfItsAlgorithm() {
    String rsa = TestKeys.jwk(TestKeys.RSA.getPublic(), ",\"kid\":\"rsa\"");
    issuer.publish(jwk(OLD, "old"), rsa);
    AccessToken token =
        RoomTokens.privateKey(OLD.getPrivate(), AUDIENCE, clock)
            .token()
            .anyRoom()
            .lasts(Duration.ofHours(1))
            .mint();

    granted(verifier, token);

    issuer.publish(jwk(OLD, "old"), jwk(NEW, "new"));
    clock.pass(OPTIONS.freshFor());
    assertEquals(
        "kid is missing or ambiguous, and there are several keys", refused(verifier, token));
  }

  @Test
  void anothersSignatureUnderAKnownNameIsRefusedWithoutAFetch() {
    granted(verifier, token(OLD, "old"));
    clock.pass(OPTIONS.refetchAfter());

    assertEquals("the token's signature does not verify", refused(verifier, token(NEW, "old")));
    assertEquals(1, issuer.fetches);
  }

  @Test
  void aSharedSecretIsRefusedWithoutAFetch() {
    AccessToken token = Given.TOKENS.token().anyRoom().lasts(Duration.ofHours(1)).mint();

    assertEquals(
        "alg is HS256, but keys that are published are no secrets", refused(verifier, token));
    assertEquals(0, issuer.fetches);
  }

  @Test
  void nobodyWithAKnownKeyWaitsForAFetch() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    JwksOptions patient = OPTIONS.withTimeout(Duration.ofMinutes(1)); // longer than this test may
    RemoteKeys keys = new RemoteKeys(slowAfterTheFirst(entered, leave), patient, clock);
    TokenVerifier slow = new JwtVerifier(keys, AUDIENCE, clock);
    granted(slow, token(OLD, "old"));
    clock.pass(OPTIONS.freshFor());

    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<Verdict> fetching = executor.submit(() -> slow.verify(token(NEW, "new")));
      entered.await();
      granted(slow, token(OLD, "old"));
      leave.countDown();
      assertInstanceOf(Verdict.Refused.class, fetching.get());
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void whoeverWaitsForTheFirstKeysSharesOneFetch() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(16);
    try {
      List<Future<Verdict>> verdicts = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        verdicts.add(executor.submit(() -> verifier.verify(token(OLD, "old"))));
      }
      for (Future<Verdict> verdict : verdicts) {
        assertInstanceOf(Verdict.Granted.class, verdict.get());
      }
    } finally {
      executor.shutdownNow();
    }
    assertEquals(1, issuer.fetches);
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    TokenVerifier slow = verifier(slowAfterTheFirst(entered, leave));
    granted(slow, token(OLD, "old"));
    clock.pass(OPTIONS.refetchAfter());

    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      executor.submit(() -> slow.verify(token(NEW, "new")));
      entered.await();
      Thread.currentThread().interrupt();
      Verdict verdict = slow.verify(token(NEW, "new"));
      assertEquals(true, Thread.interrupted());
      assertInstanceOf(Verdict.Unavailable.class, verdict);
    } finally {
      leave.countDown();
      executor.shutdownNow();
    }
  }

  @Test
  void optionsOutOfBoundsAreRefused() {
    Duration day = Duration.ofDays(1);
    assertThrows(
        IllegalArgumentException.class, () -> OPTIONS.withFreshFor(Duration.ofSeconds(29)));
    assertThrows(IllegalArgumentException.class, () -> OPTIONS.withStaleFor(day.negated()));
    assertThrows(IllegalArgumentException.class, () -> OPTIONS.withRefetchAfter(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> OPTIONS.withTimeout(day));
    assertThrows(IllegalArgumentException.class, () -> OPTIONS.withMaxBytes(0));
  }

  private KeySetFetch slowAfterTheFirst(CountDownLatch entered, CountDownLatch leave) {
    return () -> {
      KeySet keys = issuer.fetch();
      if (issuer.fetches > 1) {
        entered.countDown();
        try {
          leave.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return keys;
    };
  }

  private TokenVerifier verifier(KeySetFetch fetch) {
    return new JwtVerifier(new RemoteKeys(fetch, OPTIONS, clock), AUDIENCE, clock);
  }

  private AccessToken token(KeyPair pair, String keyId) {
    return RoomTokens.privateKey(pair.getPrivate(), AUDIENCE, clock)
        .withKeyId(keyId)
        .token()
        .anyRoom()
        .lasts(Duration.ofHours(1))
        .mint();
  }

  private String unavailable(AccessToken token) {
    return assertInstanceOf(Verdict.Unavailable.class, verifier.verify(token)).detail();
  }

  private static String jwk(KeyPair pair, String keyId) {
    return TestKeys.jwk(pair.getPublic(), ",\"kid\":\"" + keyId + "\"");
  }
}
