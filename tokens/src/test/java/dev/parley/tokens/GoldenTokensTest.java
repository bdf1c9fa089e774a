package dev.parley.tokens;

import static dev.parley.tokens.Given.AUDIENCE;
import static dev.parley.tokens.Given.CLOCK;
import static dev.parley.tokens.Given.NOW;
import static dev.parley.tokens.Given.VERIFIER;
import static dev.parley.tokens.Given.granted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.RoomName;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that others made are accepted, and others accept ours. */
class GoldenTokensTest {

  private static final Grant GOLDEN =
      new Grant(
          Optional.of("u7"),
          Optional.empty(),
          Optional.of(Set.of(new RoomName("blue"))),
          Permission.DEFAULT,
          NOW.plusSeconds(605));

  @ParameterizedTest
  @ValueSource(strings = {"rs256", "es256", "eddsa"})
  void aTokenThatOpensslSignedIsGranted(String name) {
    TokenVerifier verifier = TokenVerifier.publicKey(golden(name + ".public.pem"), AUDIENCE, CLOCK);

    assertEquals(GOLDEN, granted(verifier, token(name + ".jwt")));
  }

  @Test
  void aTokenThatPythonSignedIsGranted() {
    assertEquals(GOLDEN, granted(VERIFIER, token("hs256.jwt")));
  }

  @Test
  void theExamplesOfTheRfcsVerify() throws Refusal {
    byte[] secret =
        Base64.getUrlDecoder()
            .decode(
                "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");

    assertTrue(
        SharedSecret.of(secret)
            .verificationKey()
            .verifies(CompactToken.parse(token("rfc7515-a1.jws"))));
    for (String name : new String[] {"rfc7515-a3", "rfc8037-a4"}) {
      VerificationKey key = PublicKeys.parse(golden(name + ".jwk"));
      assertTrue(key.verifies(CompactToken.parse(token(name + ".jws"))), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rs256, SHA256withRSA",
    "es256, SHA256withECDSAinP1363Format",
    "eddsa, Ed25519",
  })
  void whatWeSignTheJdkVerifies(String name, String algorithm) throws Exception {
    RoomTokens tokens = RoomTokens.privateKey(golden(name + ".private.pem"), AUDIENCE, CLOCK);
    AccessToken token = tokens.token().room("blue").lasts(Duration.ofMinutes(10)).mint();

    int dot = token.value().lastIndexOf('.');
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(publicKey(name));
    signature.update(token.value().substring(0, dot).getBytes(UTF_8));
    assertTrue(signature.verify(Base64.getUrlDecoder().decode(token.value().substring(dot + 1))));
  }

  private static PublicKey publicKey(String name) throws Exception {
    byte[] der =
        Base64.getMimeDecoder()
            .decode(golden(name + ".public.pem").replaceAll("-----[A-Z ]+-----", ""));
    String algorithm =
        switch (name) {
          case "rs256" -> "RSA";
          case "es256" -> "EC";
          default -> "Ed25519";
        };
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
  }

  private static AccessToken token(String name) {
    return new AccessToken(golden(name).strip());
  }

  static String golden(String name) {
    try (InputStream in = GoldenTokensTest.class.getResourceAsStream("golden/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
