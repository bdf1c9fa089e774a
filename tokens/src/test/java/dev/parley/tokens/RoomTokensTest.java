package dev.parley.tokens;

import static dev.parley.tokens.Given.AUDIENCE;
import static dev.parley.tokens.Given.CLOCK;
import static dev.parley.tokens.Given.NOW;
import static dev.parley.tokens.Given.SECRET;
import static dev.parley.tokens.Given.TOKENS;
import static dev.parley.tokens.Given.VERIFIER;
import static dev.parley.tokens.Given.granted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.RoomName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoomTokensTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void whatIsMintedIsGranted() {
    AccessToken token =
        TOKENS
            .token()
            .user("u7")
            .name("Änn 🎉")
            .rooms("blue", "red")
            .permissions(Permission.JOIN, Permission.ADMIN)
            .lasts(HOUR)
            .mint();

    assertEquals(
        new Grant(
            Optional.of("u7"),
            Optional.of("Änn 🎉"),
            Optional.of(Set.of(new RoomName("blue"), new RoomName("red"))),
            EnumSet.of(Permission.JOIN, Permission.ADMIN),
            NOW.plus(HOUR).plus(TokenVerifier.LEEWAY)),
        granted(VERIFIER, token));
  }

  @Test
  void whatIsNotSaidIsNotInTheToken() {
    AccessToken token = TOKENS.token().room("blue").lasts(HOUR).mint();

    String[] parts = token.value().split("\\.");
    assertEquals("{\"typ\":\"JWT\",\"alg\":\"HS256\"}", decoded(parts[0]));
    assertEquals(
        "{\"aud\":\"https://meet.example.org\",\"room\":\"blue\",\"iat\":1800000000,\"exp\":1800003600}",
        decoded(parts[1]));
  }

  @Test
  void aTokenForOneRoomAllowsNoOther() {
    Grant grant = granted(VERIFIER, TOKENS.token().room("blue").lasts(HOUR).mint());

    assertTrue(grant.allows(new RoomName("blue")));
    assertFalse(grant.allows(new RoomName("red")));
  }

  @Test
  void aTokenForAnyRoomAllowsEvery() {
    Grant grant = granted(VERIFIER, TOKENS.token().anyRoom().lasts(HOUR).mint());

    assertTrue(grant.allows(new RoomName("blue")));
    assertEquals(Optional.empty(), grant.rooms());
  }

  @Test
  void adminIsGrantedOnlyWhereNamed() {
    Grant grant = granted(VERIFIER, TOKENS.token().room("blue").lasts(HOUR).mint());

    assertTrue(grant.allows(Permission.JOIN));
    assertTrue(grant.allows(Permission.SIGNAL));
    assertTrue(grant.allows(Permission.MESSAGE));
    assertFalse(grant.allows(Permission.ADMIN));
  }

  @Test
  void aTokenNamesItsKeyWhereItHasAName() {
    AccessToken token = TOKENS.withKeyId("2027-01").token().room("blue").lasts(HOUR).mint();

    assertTrue(decoded(token.value().split("\\.")[0]).contains("\"kid\":\"2027-01\""));
    granted(VERIFIER, token);
  }

  @Test
  void forgettingTheRoomDoesNotMeanAnyRoom() {
    TokenDraft draft = TOKENS.token().lasts(HOUR);

    assertThrows(IllegalStateException.class, draft::mint);
  }

  @Test
  void aTokenIsForSomeRoomsOrForAny() {
    TokenDraft draft = TOKENS.token().room("blue").anyRoom().lasts(HOUR);

    assertThrows(IllegalStateException.class, draft::mint);
  }

  @Test
  void aTokenThatNeverExpiresIsNotMinted() {
    TokenDraft draft = TOKENS.token().room("blue");

    assertThrows(IllegalStateException.class, draft::mint);
    assertThrows(IllegalArgumentException.class, () -> draft.lasts(Duration.ofMillis(999)));
    assertThrows(IllegalArgumentException.class, () -> draft.lasts(Duration.ofDays(367)));
  }

  @Test
  void aTokenThatNoVerifierReadsIsNotMinted() {
    String[] rooms = IntStream.range(0, 700).mapToObj(i -> "room-" + i).toArray(String[]::new);
    TokenDraft draft = TOKENS.token().rooms(rooms).lasts(HOUR);

    assertThrows(IllegalStateException.class, draft::mint);
  }

  @Test
  void claimsOutOfBoundsAreNotTaken() {
    TokenDraft draft = TOKENS.token();

    assertThrows(IllegalArgumentException.class, () -> draft.user(""));
    assertThrows(IllegalArgumentException.class, () -> draft.user("u".repeat(257)));
    assertThrows(IllegalArgumentException.class, () -> draft.name("\ud83c"));
    assertThrows(IllegalArgumentException.class, () -> draft.room("no spaces"));
  }

  @Test
  void aShortSecretIsRefusedAndNotShown() {
    byte[] secret = "only-31-bytes-of-a-shared-secret".substring(1).getBytes(UTF_8);

    String message =
        assertThrows(
                IllegalArgumentException.class, () -> RoomTokens.hs256(secret, AUDIENCE, CLOCK))
            .getMessage();
    assertTrue(message.contains("has 31 bytes; HS256 needs at least 32"), message);
    assertFalse(message.contains("shared"), message);
    assertThrows(
        IllegalArgumentException.class, () -> TokenVerifier.hs256(secret, AUDIENCE, CLOCK));
  }

  @Test
  void aBlankAudienceIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> RoomTokens.hs256(SECRET, " ", CLOCK));
    assertThrows(IllegalArgumentException.class, () -> TokenVerifier.hs256(SECRET, "", CLOCK));
  }

  @Test
  void aSecretMayBeWipedByItsOwner() {
    byte[] secret = SECRET.clone();
    RoomTokens tokens = RoomTokens.hs256(secret, AUDIENCE, CLOCK);
    TokenVerifier verifier = TokenVerifier.hs256(secret, AUDIENCE, CLOCK);
    Arrays.fill(secret, (byte) 0);

    granted(VERIFIER, tokens.token().room("blue").lasts(HOUR).mint());
    granted(verifier, TOKENS.token().room("blue").lasts(HOUR).mint());
  }

  @Test
  void printingItShowsNoKey() {
    assertEquals("RoomTokens[HS256 for https://meet.example.org]", TOKENS.toString());
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
