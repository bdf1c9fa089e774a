package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

  @Test
  void keysThatAreNotForUsArePassedOver() throws IOException {
    String good = TestKeys.jwk(TestKeys.P256.getPublic(), ",\"kid\":\"good\",\"use\":\"sig\"");
    List<String> keys =
        List.of(
            "7",
            "null",
            "{}",
            "{\"kty\":7}",
            "{\"kty\":\"new\",\"kid\":\"a\"}",
            "{\"kty\":\"RSA\",\"n\":7}",
            "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}",
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}",
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
            "{\"kty\":\"oct\",\"k\":\"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY\"}",
            TestKeys.jwk(TestKeys.generate("RSA", 1024).getPublic(), ""),
            TestKeys.jwk(TestKeys.generate("EC", 384).getPublic(), ""),
            TestKeys.jwk(TestKeys.RSA.getPublic(), ",\"use\":\"enc\""),
            TestKeys.jwk(TestKeys.RSA.getPublic(), ",\"key_ops\":[\"encrypt\"]"),
            TestKeys.jwk(TestKeys.RSA.getPublic(), ",\"alg\":\"PS256\""),
            TestKeys.jwk(TestKeys.RSA.getPublic(), ",\"kid\":7"),
            good);

    KeySet set = parse("{\"keys\":[" + String.join(",", keys) + "],\"more\":1}");

    assertEquals(
        List.of(Optional.of("good")), set.keys().stream().map(KeySet.NamedKey::id).toList());
    assertEquals(SignatureAlgorithm.ES256, set.keys().get(0).key().algorithm());
  }

  @Test
  void anIssuerMayPublishNoKeyAtAll() throws IOException {
    assertEquals(KeySet.EMPTY, parse("{\"keys\":[]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]", "null"})
  void whatIsNoKeySetIsAFailedFetch(String text) {
    assertThrows(IOException.class, () -> parse(text));
  }

  private static KeySet parse(String text) throws IOException {
    return KeySet.parse(text.getBytes(UTF_8));
  }
}
