package dev.parley.tokens;

import static dev.parley.tokens.Given.NOW;
import static dev.parley.tokens.Given.SECRET;
import static dev.parley.tokens.Given.VERIFIER;
import static dev.parley.tokens.Given.granted;
import static dev.parley.tokens.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.RoomName;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the relay does with tokens of others, which need not be ours, or tokens at all. */
class RefusalsTest {

  private static final String HEADER = "{\"alg\":\"HS256\"}";
  private static final String AUD = "\"aud\":\"https://meet.example.org\"";
  private static final String EXP = "\"exp\":1800000600";

  @Test
  void theLeastTokenGrantsTheDefaults() {
    assertEquals(
        new Grant(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Permission.DEFAULT,
            NOW.plusSeconds(605)),
        granted(VERIFIER, token("{" + AUD + "," + EXP + "}")));
  }

  @Test
  void aForeignTokenWithEverythingIsGranted() {
    Grant grant =
        granted(
            VERIFIER,
            token(
                """
                {"iss":"somebody","sub":"u7","name":"Ann","room":["blue","blue"],
                 "permissions":["join","fly"],"nbf":1800000005,"iat":1.5e9,
                 "aud":["else","https://meet.example.org"],"exp":1800000600.75,"x":{"y":[null]}}
                """));

    assertEquals(Optional.of("u7"), grant.user());
    assertEquals(Optional.of("Ann"), grant.name());
    assertEquals(Optional.of(Set.of(new RoomName("blue"))), grant.rooms());
    assertEquals(EnumSet.of(Permission.JOIN), grant.permissions());
    assertEquals(NOW.plusSeconds(605), grant.expiresAt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"exp\":1800000600 | aud is missing",
        "\"aud\":\"other\" | aud does not name this server's audience",
        "\"aud\":[] | aud does not name this server's audience",
        "\"aud\":7 | aud is neither a string nor a list of strings",
        "\"aud\":[\"https://meet.example.org\",7] | aud is a list with something else than strings",
        "\"aud\":null | aud is null",
        "AUD | exp is missing",
        "AUD,\"exp\":\"1800000600\" | exp is not a number",
        "AUD,\"exp\":null | exp is null",
        "AUD,\"exp\":1799999995 | the token has expired (exp)",
        "AUD,\"exp\":1800000600000 | exp is not in seconds since 1970",
        "AUD,\"exp\":1e300 | exp is not in seconds since 1970",
        "AUD,\"exp\":99999999999999999999999 | exp is not in seconds since 1970",
        "AUD,\"exp\":-1 | exp is not in seconds since 1970",
        "AUD,EXP,\"nbf\":1800000006 | the token is not valid yet (nbf)",
        "AUD,EXP,\"nbf\":[] | nbf is not a number",
        "AUD,EXP,\"sub\":7 | sub is not a string",
        "AUD,EXP,\"sub\":\"\" | sub has 0 characters; allowed are 1 to 256",
        "AUD,EXP,\"name\":{} | name is not a string",
        "AUD,EXP,\"name\":\"\\ud83c\" | name has half a surrogate pair",
        "AUD,EXP,\"room\":7 | room is neither a string nor a list of strings",
        "AUD,EXP,\"room\":null | room is null",
        "AUD,EXP,\"room\":[] | room is an empty list",
        "AUD,EXP,\"room\":[[\"blue\"]] | room is a list with something else than strings",
        "AUD,EXP,\"room\":\"a b\" | room: room name has an illegal character at index 1; allowed are [A-Za-z0-9._~-]",
        "AUD,EXP,\"permissions\":\"join\" | permissions is not a list of strings",
        "AUD,EXP,\"permissions\":[1] | permissions is a list with something else than strings",
        "AUD,EXP,EXP | the token's payload is not a JSON object",
        "AUD,EXP, | the token's payload is not a JSON object",
      })
  void aBadClaimIsNamed(String claims, String detail) {
    String json = "{" + claims.replace("AUD", AUD).replace("EXP", EXP) + "}";

    assertEquals(detail, refused(VERIFIER, token(json)));
  }

  @Test
  void anEmptyListOfPermissionsGrantsNone() {
    Grant grant = granted(VERIFIER, token("{" + AUD + "," + EXP + ",\"permissions\":[]}"));

    assertEquals(Set.of(), grant.permissions());
  }

  @Test
  void clocksMayDifferByTheLeewayAndNoMore() {
    Grant grant = granted(VERIFIER, token("{" + AUD + ",\"exp\":1799999996}"));

    assertEquals(NOW.plusSeconds(1), grant.expiresAt());
    assertFalse(grant.hasExpired(NOW));
    assertEquals(
        "the token has expired (exp)",
        refused(VERIFIER, token("{" + AUD + ",\"exp\":1799999995}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "7",
        "[]",
        "[[\"exp\",1]]",
        "\"x\"",
        "{",
        "{}{}",
        "{'aud':1}",
        "{\"a\":NaN}"
      })
  void aPayloadThatIsNoObjectIsRefused(String payload) {
    assertEquals("the token's payload is not a JSON object", refused(VERIFIER, token(payload)));
  }

  @Test
  void aPayloadThatIsNotUtf8IsRefused() {
    byte[] payload = ("{" + AUD + "," + EXP + ",\"name\":\"?\"}").getBytes(UTF_8);
    payload[payload.length - 3] = (byte) 0xff;

    assertEquals(
        "the token's payload is not a JSON object",
        refused(VERIFIER, ForeignToken.hs256(SECRET, HEADER, payload)));
  }

  @Test
  void deepNestingIsRefused() {
    String claims = "{\"a\":" + "[".repeat(2900) + "]".repeat(2900) + "}";
    String header = "{\"alg\":\"HS256\",\"x\":" + "[".repeat(1500) + "]".repeat(1500) + "}";

    assertEquals("the token's payload is not a JSON object", refused(VERIFIER, token(claims)));
    assertEquals(
        "the token's header is not a JSON object",
        refused(VERIFIER, ForeignToken.hs256(SECRET, header, "{}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{} | alg is missing",
        "{\"alg\":7} | alg is not a string",
        "{\"alg\":null} | alg is null",
        "{\"alg\":\"none\"} | alg is none that is accepted",
        "{\"alg\":\"hs256\"} | alg is none that is accepted",
        "{\"alg\":\"HS512\"} | alg is none that is accepted",
        "{\"alg\":\"RS256\"} | alg is not HS256",
        "{\"alg\":\"HS256\",\"alg\":\"HS256\"} | the token's header is not a JSON object",
        "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false} | the token has critical headers (crit); none is understood",
        "{\"alg\":\"HS256\",\"crit\":[]} | the token has critical headers (crit); none is understood",
        "{\"alg\":\"HS256\",\"crit\":null} | the token has critical headers (crit); none is understood",
        "{\"alg\":\"HS256\",\"kid\":7} | kid is not a string",
        "null | the token's header is not a JSON object",
        "[] | the token's header is not a JSON object",
      })
  void aBadHeaderIsNamed(String header, String detail) {
    AccessToken token = ForeignToken.hs256(SECRET, header, "{" + AUD + "," + EXP + "}");

    assertEquals(detail, refused(VERIFIER, token));
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String header = ForeignToken.part("{\"alg\":\"none\"}".getBytes(UTF_8));
    String claims = ForeignToken.part(("{" + AUD + "," + EXP + "}").getBytes(UTF_8));

    assertEquals(
        "alg is none that is accepted",
        refused(VERIFIER, new AccessToken(header + "." + claims + ".")));
  }

  @Test
  void aTokenWithoutItsSignatureIsRefused() {
    String token = token("{" + AUD + "," + EXP + "}").value();

    assertEquals(
        "the token's signature does not verify",
        refused(VERIFIER, new AccessToken(token.substring(0, token.lastIndexOf('.') + 1))));
  }

  @Test
  void anothersSecretIsRefused() {
    byte[] other = SECRET.clone();
    other[0] ^= 1;

    assertEquals(
        "the token's signature does not verify",
        refused(VERIFIER, ForeignToken.hs256(other, HEADER, "{" + AUD + "," + EXP + "}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", ".", "a.b", "....", "a.b.c.d", "a.b.c.d.e"})
  void whatIsNoCompactJwsIsRefused(String text) {
    assertEquals(
        "the token is not a signed JWT in compact form: three parts, two dots",
        refused(VERIFIER, new AccessToken(text)));
  }

  @Test
  void aTokenHasOneSpellingOnly() {
    String token = token("{" + AUD + "," + EXP + "}").value();
    // 32 bytes end in a character of which two bits are unused; decoders tend not to look at them.
    char last = token.charAt(token.length() - 1);
    char twin = (char) (last + 1);

    assertEquals(
        "the token's signature is not base64url as RFC 7515 has it",
        refused(VERIFIER, new AccessToken(token.substring(0, token.length() - 1) + twin)));
    assertEquals(
        "the token's signature is not base64url as RFC 7515 has it",
        refused(VERIFIER, new AccessToken(token + "=")));
    assertEquals(
        "the token's signature is not base64url", refused(VERIFIER, new AccessToken(token + " ")));
    assertEquals(
        "the token's header is not base64url", refused(VERIFIER, new AccessToken("\n" + token)));
  }

  @Test
  void anOversizeTokenIsRefusedThoughItsSignatureIsGood() {
    String claims = "{" + AUD + "," + EXP + ",\"pad\":\"" + "x".repeat(6200) + "\"}";

    assertEquals("the token is over 8192 characters", refused(VERIFIER, token(claims)));
  }

  private static AccessToken token(String claims) {
    return ForeignToken.hs256(SECRET, HEADER, claims);
  }
}
