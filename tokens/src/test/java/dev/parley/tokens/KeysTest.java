package dev.parley.tokens;

import static dev.parley.tokens.Given.AUDIENCE;
import static dev.parley.tokens.Given.CLOCK;
import static dev.parley.tokens.Given.granted;
import static dev.parley.tokens.Given.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.AccessToken;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are taken, in which forms. */
class KeysTest {

  static Stream<KeyPair> pairs() {
    return Stream.of(TestKeys.RSA, TestKeys.P256, TestKeys.ED25519);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aPairOfTheJdkSignsAndVerifies(KeyPair pair) {
    TokenVerifier verifier = TokenVerifier.publicKey(pair.getPublic(), AUDIENCE, CLOCK);

    granted(verifier, minted(RoomTokens.privateKey(pair.getPrivate(), AUDIENCE, CLOCK)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aPublicJwkVerifies(KeyPair pair) {
    String jwk = TestKeys.jwk(pair.getPublic(), ",\"use\":\"sig\",\"kid\":\"a\"");
    TokenVerifier verifier = TokenVerifier.publicKey(jwk, AUDIENCE, CLOCK);

    granted(verifier, minted(RoomTokens.privateKey(pair.getPrivate(), AUDIENCE, CLOCK)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anothersKeyOfTheSameKindIsRefused(KeyPair pair) {
    String algorithm = pair.getPublic().getAlgorithm();
    KeyPair other =
        TestKeys.generate(
            algorithm.equals("EdDSA") ? "Ed25519" : algorithm,
            algorithm.equals("RSA") ? 2048 : algorithm.equals("EC") ? 256 : 255);
    TokenVerifier verifier = TokenVerifier.publicKey(pair.getPublic(), AUDIENCE, CLOCK);

    assertEquals(
        "the token's signature does not verify",
        refused(verifier, minted(RoomTokens.privateKey(other.getPrivate(), AUDIENCE, CLOCK))));
  }

  @Test
  void aPrivateJwkSignsAndLendsItsName() {
    // RFC 8037, appendix A.1
    String jwk =
        """
        {"kty":"OKP","crv":"Ed25519","kid":"k1",
         "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
         "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
        """;
    TokenVerifier verifier =
        TokenVerifier.publicKey(
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
            AUDIENCE,
            CLOCK);

    AccessToken token = minted(RoomTokens.privateKey(jwk, AUDIENCE, CLOCK));

    granted(verifier, token);
    String header = new String(Base64.getUrlDecoder().decode(token.value().split("\\.")[0]));
    assertEquals("{\"typ\":\"JWT\",\"alg\":\"EdDSA\",\"kid\":\"k1\"}", header);
    String message = refusedKey(() -> TokenVerifier.publicKey(jwk, AUDIENCE, CLOCK));
    assertTrue(message.startsWith("a private or secret key"), message);
  }

  static Stream<KeyPair> weakOrForeignPairs() {
    return Stream.of(
        TestKeys.generate("RSA", 1024),
        TestKeys.generate("EC", 384),
        TestKeys.generate("Ed448", 448),
        TestKeys.generate("X25519", 255),
        TestKeys.generate("DSA", 1024));
  }

  @ParameterizedTest
  @MethodSource("weakOrForeignPairs")
  void weakAndForeignKeysAreRefused(KeyPair pair) {
    PublicKey publicKey = pair.getPublic();
    PrivateKey privateKey = pair.getPrivate();

    refusedKey(() -> TokenVerifier.publicKey(publicKey, AUDIENCE, CLOCK));
    refusedKey(() -> RoomTokens.privateKey(privateKey, AUDIENCE, CLOCK));
    refusedKey(() -> TokenVerifier.publicKey(pem("PUBLIC KEY", publicKey), AUDIENCE, CLOCK));
    refusedKey(() -> RoomTokens.privateKey(pem("PRIVATE KEY", privateKey), AUDIENCE, CLOCK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"use\":\"enc\"",
        ",\"key_ops\":[\"sign\"]",
        ",\"key_ops\":[]",
        ",\"alg\":\"PS256\"",
        ",\"alg\":\"HS256\"",
        ",\"alg\":\"none\""
      })
  void aJwkForSomethingElseIsRefused(String more) {
    String jwk = TestKeys.jwk(TestKeys.RSA.getPublic(), more);

    refusedKey(() -> TokenVerifier.publicKey(jwk, AUDIENCE, CLOCK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"c2VjcmV0\"}",
        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}",
        "{\"kty\":\"secret\"}",
        "-----BEGIN PUBLIC KEY-----\nc2VjcmV0\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nc2VjcmV0",
        "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----"
      })
  void whatIsNoKeyOfUseIsRefusedAndNotShown(String text) {
    for (String message :
        new String[] {
          refusedKey(() -> TokenVerifier.publicKey(text, AUDIENCE, CLOCK)),
          refusedKey(() -> RoomTokens.privateKey(text, AUDIENCE, CLOCK))
        }) {
      assertFalse(message.contains("c2Vj") || message.contains("secret\""), message);
    }
  }

  private static String refusedKey(Executable use) {
    return assertThrows(IllegalArgumentException.class, use).getMessage();
  }

  private static AccessToken minted(RoomTokens tokens) {
    return tokens.token().room("blue").lasts(Duration.ofMinutes(10)).mint();
  }

  private static String pem(String label, Key key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(key.getEncoded()), label);
  }
}
