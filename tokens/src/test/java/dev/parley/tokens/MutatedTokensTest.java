package dev.parley.tokens;

import static dev.parley.tokens.Given.AUDIENCE;
import static dev.parley.tokens.Given.CLOCK;
import static dev.parley.tokens.Given.SECRET;
import static dev.parley.tokens.Given.VERIFIER;
import static dev.parley.tokens.Given.granted;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.protocol.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a good token, it is refused, nothing is thrown, and no detail quotes it. */
class MutatedTokensTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n\u0000é\ud83c{}\"";

  @RepeatedTest(4)
  void aMutatedSharedSecretTokenIsRefused(RepetitionInfo repetition) {
    mutate(VERIFIER, Given.TOKENS, 5_000, repetition.getCurrentRepetition());
  }

  @ParameterizedTest
  @MethodSource("dev.parley.tokens.KeysTest#pairs")
  void aMutatedKeyedTokenIsRefused(KeyPair pair) {
    mutate(
        TokenVerifier.publicKey(pair.getPublic(), AUDIENCE, CLOCK),
        RoomTokens.privateKey(pair.getPrivate(), AUDIENCE, CLOCK),
        2_000,
        99);
  }

  /** Here the signature is good, so that it is the claims' reader that meets the rubbish. */
  @Test
  void mutatedClaimsNeverThrow() {
    long seed = 4711;
    System.out.println("mutatedClaimsNeverThrow: seed " + seed);
    Random random = new Random(seed);
    String claims =
        "{\"sub\":\"u7\",\"name\":\"Ann\",\"room\":[\"blue\",\"red\"],\"permissions\":[\"join\"],"
            + "\"nbf\":1799999999,\"aud\":[\"https://meet.example.org\"],\"exp\":1800000600}";
    int granted = 0;
    for (int i = 0; i < 20_000; i++) {
      String mutated = mutated(claims, random);
      byte[] bytes = mutated.getBytes(StandardCharsets.UTF_8);
      AccessToken token = ForeignToken.hs256(SECRET, "{\"alg\":\"HS256\"}", bytes);
      Verdict verdict = VERIFIER.verify(token);
      if (verdict instanceof Verdict.Granted) {
        granted++;
      }
    }
    assertFalse(granted == 0 || granted > 15_000, granted + " granted: mutates too much or little");
  }

  private static void mutate(TokenVerifier verifier, RoomTokens tokens, int times, long seed) {
    System.out.println("mutate " + tokens + ": seed " + seed);
    Random random = new Random(seed);
    String good = tokens.token().user("u7").room("blue").lasts(Duration.ofHours(1)).mint().value();
    granted(verifier, new AccessToken(good));
    List<String> parts = List.of(good.split("\\."));
    for (int i = 0; i < times; i++) {
      String bad = mutated(good, random);
      if (bad.equals(good) || bad.isEmpty()) {
        continue;
      }
      Verdict verdict = verifier.verify(new AccessToken(bad));
      String detail = assertInstanceOf(Verdict.Refused.class, verdict, bad).detail();
      assertFalse(parts.stream().anyMatch(detail::contains), detail);
    }
  }

  /** One to three edits: a character replaced, added, left out; a piece cut out, doubled, moved. */
  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int edits = 1 + random.nextInt(3); edits > 0 && mutated.length() > 1; edits--) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + 1 + random.nextInt(8));
      char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      switch (random.nextInt(6)) {
        case 0 -> mutated.setCharAt(at, other);
        case 1 -> mutated.insert(at, other);
        case 2 -> mutated.deleteCharAt(at);
        case 3 -> mutated.delete(at, end);
        case 4 -> mutated.insert(at, mutated.substring(at, end));
        default -> {
          String piece = mutated.substring(at, end);
          mutated.delete(at, end).insert(random.nextInt(mutated.length() + 1), piece);
        }
      }
    }
    return mutated.toString();
  }
}
