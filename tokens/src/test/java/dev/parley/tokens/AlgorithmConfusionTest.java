package dev.parley.tokens;

import static dev.parley.tokens.Given.AUDIENCE;
import static dev.parley.tokens.Given.CLOCK;
import static dev.parley.tokens.Given.VERIFIER;
import static dev.parley.tokens.Given.granted;
import static dev.parley.tokens.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.AccessToken;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The key decides on the algorithm, and a token brings no key along (RFC 8725 §2.1, §3.1). */
class AlgorithmConfusionTest {

  private static final String CLAIMS =
      "{\"aud\":\"https://meet.example.org\",\"exp\":1800000600,\"permissions\":[\"admin\"]}";

  @ParameterizedTest
  @MethodSource("dev.parley.tokens.KeysTest#pairs")
  void aPublicKeyIsNoSecret(KeyPair pair) {
    TokenVerifier verifier = TokenVerifier.publicKey(pair.getPublic(), AUDIENCE, CLOCK);
    byte[] der = pair.getPublic().getEncoded();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";

    for (byte[] secret : new byte[][] {der, pem.getBytes(UTF_8), pem.strip().getBytes(UTF_8)}) {
      String header = "{\"alg\":\"HS256\"}";
      String detail = refused(verifier, ForeignToken.hs256(secret, header, CLAIMS));
      assertEquals("alg is not ", detail.substring(0, 11));
    }
  }

  @Test
  void aSecretVerifiesNothingThatAKeySigned() {
    AccessToken token =
        ForeignToken.signed(
            TestKeys.RSA.getPrivate(), "SHA256withRSA", "{\"alg\":\"RS256\"}", CLAIMS);

    assertEquals("alg is not HS256", refused(VERIFIER, token));
  }

  @ParameterizedTest
  @CsvSource({"RS384, SHA384withRSA", "RS512, SHA512withRSA", "ES256, SHA256withRSA"})
  void aKeyHasOneAlgorithm(String alg, String algorithm) {
    TokenVerifier verifier = TokenVerifier.publicKey(TestKeys.RSA.getPublic(), AUDIENCE, CLOCK);
    String header = "{\"alg\":\"" + alg + "\"}";

    refused(verifier, ForeignToken.signed(TestKeys.RSA.getPrivate(), algorithm, header, CLAIMS));
  }

  @Test
  void ed25519HasTwoNames() {
    TokenVerifier verifier = TokenVerifier.publicKey(TestKeys.ED25519.getPublic(), AUDIENCE, CLOCK);

    for (String alg : new String[] {"EdDSA", "Ed25519"}) { // RFC 8037, RFC 9864
      String header = "{\"alg\":\"" + alg + "\"}";
      granted(
          verifier, ForeignToken.signed(TestKeys.ED25519.getPrivate(), "Ed25519", header, CLAIMS));
    }
  }

  @Test
  void aKeyInTheHeaderIsIgnored() {
    KeyPair own = TestKeys.generate("EC", 256);
    TokenVerifier verifier = TokenVerifier.publicKey(TestKeys.P256.getPublic(), AUDIENCE, CLOCK);
    String header =
        "{\"alg\":\"ES256\",\"jku\":\"https://evil.example/keys\",\"x5u\":\"https://evil.example/c\""
            + ",\"x5c\":[\"AAAA\"],\"jwk\":"
            + TestKeys.jwk(own.getPublic(), "")
            + "}";
    String algorithm = "SHA256withECDSAinP1363Format";

    assertEquals(
        "the token's signature does not verify",
        refused(verifier, ForeignToken.signed(own.getPrivate(), algorithm, header, CLAIMS)));
    granted(verifier, ForeignToken.signed(TestKeys.P256.getPrivate(), algorithm, header, CLAIMS));
  }

  @Test
  void anEcSignatureOfZeroesIsRefused() { // CVE-2022-21449
    TokenVerifier verifier = TokenVerifier.publicKey(TestKeys.P256.getPublic(), AUDIENCE, CLOCK);
    String signed =
        ForeignToken.part("{\"alg\":\"ES256\"}".getBytes(UTF_8))
            + "."
            + ForeignToken.part(CLAIMS.getBytes(UTF_8));

    assertEquals(
        "the token's signature does not verify",
        refused(verifier, new AccessToken(signed + "." + ForeignToken.part(new byte[64]))));
  }

  @Test
  void anEcSignatureInDerIsRefused() { // RFC 7518 §3.4 has the two numbers alone
    TokenVerifier verifier = TokenVerifier.publicKey(TestKeys.P256.getPublic(), AUDIENCE, CLOCK);

    assertEquals(
        "the token's signature does not verify",
        refused(
            verifier,
            ForeignToken.signed(
                TestKeys.P256.getPrivate(), "SHA256withECDSA", "{\"alg\":\"ES256\"}", CLAIMS)));
  }
}
