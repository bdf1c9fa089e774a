package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.parley.tokens.RoomTokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which the program can be told whose tokens to believe. */
final class TokenTest {

  private static final String SECRET = "a secret of at least 32 bytes, really";
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path directory;

  @Test
  void whoeverHasATokenSignedWithTheSecretIsLetIn() throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");
    RoomTokens tokens = RoomTokens.hs256(SECRET.getBytes(StandardCharsets.UTF_8), "parley", CLOCK);

    letsInOnlyWith(tokens, "--token-secret=" + SECRET);
    letsInOnlyWith(tokens, "--token-secret-file=" + file);
  }

  @Test
  void whoeverHasATokenThatTheKeyVerifiesIsLetIn() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path file =
        Files.writeString(
            directory.resolve("key.pem"),
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");

    letsInOnlyWith(
        RoomTokens.privateKey(keys.getPrivate(), "parley", CLOCK), "--token-key=" + file);
  }

  @Test
  void whoeverHasATokenThatAPublishedKeyVerifiesIsLetIn() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    HttpServer issuer = issuer(jwks((ECPublicKey) keys.getPublic()));
    try {
      letsInOnlyWith(
          RoomTokens.privateKey(keys.getPrivate(), "parley", CLOCK).withKeyId("k1"),
          "--token-jwks=http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks");
    } finally {
      issuer.stop(0);
    }
  }

  private static void letsInOnlyWith(RoomTokens tokens, String way) {
    String token =
        tokens.token().user("u7").room("blue").lasts(Duration.ofMinutes(5)).mint().value();
    try (TestServer server = TestServer.start(way, "--token-audience=parley")) {
      TestClient ann = server.connect();
      ann.send("{\"type\":\"join\",\"room\":\"blue\"}");
      assertEquals("unauthorized", ann.expect("error").path("code").textValue());

      TestClient bob = server.connect();
      bob.send("{\"type\":\"join\",\"room\":\"blue\",\"token\":\"" + token + "\"}");
      assertEquals("u7", bob.expect("welcome").at("/peer/user").textValue());
    }
  }

  private static HttpServer issuer(String keys) throws IOException {
    byte[] body = keys.getBytes(StandardCharsets.UTF_8);
    HttpServer issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    issuer.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
    return issuer;
  }

  private static String jwks(ECPublicKey key) throws GeneralSecurityException {
    return """
        {"keys":[{"kty":"EC","crv":"P-256","kid":"k1","use":"sig","alg":"ES256","x":"%s","y":"%s"}]}"""
        .formatted(
            coordinate(key.getW().getAffineX().toByteArray()),
            coordinate(key.getW().getAffineY().toByteArray()));
  }

  /** 32 bytes (RFC 7518 §6.2.1.2), whatever BigInteger makes of it. */
  private static String coordinate(byte[] number) {
    byte[] exact = new byte[32];
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, exact, 32 - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(exact);
  }
}
