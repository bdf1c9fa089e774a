package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.protocol.AccessToken;
import java.time.Instant;
import java.time.InstantSource;

/** What most tests start from. */
final class Given {

  static final String AUDIENCE = "https://meet.example.org";
  static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  static final RoomTokens TOKENS = RoomTokens.hs256(SECRET, AUDIENCE, CLOCK);
  static final TokenVerifier VERIFIER = TokenVerifier.hs256(SECRET, AUDIENCE, CLOCK);

  private Given() {}

  static Grant granted(TokenVerifier verifier, AccessToken token) {
    return assertInstanceOf(Verdict.Granted.class, verifier.verify(token)).grant();
  }

  static String refused(TokenVerifier verifier, AccessToken token) {
    return assertInstanceOf(Verdict.Refused.class, verifier.verify(token)).detail();
  }
}
