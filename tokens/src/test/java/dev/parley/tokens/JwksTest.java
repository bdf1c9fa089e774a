package dev.parley.tokens;

import static dev.parley.tokens.Given.AUDIENCE;
import static dev.parley.tokens.Given.granted;
import static dev.parley.tokens.Given.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.parley.protocol.AccessToken;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys over HTTP, from issuers good and bad. */
@Timeout(20)
class JwksTest {

  private static final KeyPair NEW = TestKeys.generate("EC", 256);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final LogRecords log = new LogRecords();
  private final SetClock clock = new SetClock();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile HttpHandler issuer;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          try (exchange) {
            issuer.handle(exchange);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
    log.close();
  }

  @Test
  void keysRotateThroughAnOutageWithALimitedNumberOfRequests() {
    TokenVerifier verifier = verifier(JwksOptions.DEFAULT);
    issuer = publishes(jwk(TestKeys.P256, "old"));
    granted(verifier, token(TestKeys.P256, "old"));
    granted(verifier, token(TestKeys.P256, "old"));
    assertEquals(1, requests.get());

    issuer = answers(503, "");
    clock.pass(JwksOptions.DEFAULT.freshFor());
    granted(verifier, token(TestKeys.P256, "old"));
    unavailable(verifier, token(NEW, "new"));
    assertEquals(2, requests.get());

    issuer = publishes(jwk(TestKeys.P256, "old") + "," + jwk(NEW, "new"));
    clock.pass(Duration.ofSeconds(5));
    granted(verifier, token(NEW, "new"));
    for (int i = 0; i < 100; i++) {
      unavailable(verifier, token(NEW, "k" + i));
    }
    assertEquals(3, requests.get());

    issuer = publishes(jwk(NEW, "new"));
    clock.pass(JwksOptions.DEFAULT.freshFor());
    granted(verifier, token(NEW, "new"));
    unavailable(verifier, token(TestKeys.P256, "old"));
    assertEquals(4, requests.get());
    clock.pass(JwksOptions.DEFAULT.refetchAfter());
    refused(verifier, token(TestKeys.P256, "old"));
    assertEquals(5, requests.get());
  }

  @Test
  void anIssuerThatIsNotThereIsAnOutage() {
    TokenVerifier verifier = verifier(JwksOptions.DEFAULT);
    server.stop(0);

    assertEquals(
        "the keys of tokens can't be had at present",
        unavailable(verifier, token(TestKeys.P256, "old")));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304, 400, 404, 500})
  void anotherAnswerThan200IsAnOutage(int status) {
    issuer = answers(status, "");

    unavailable(verifier(JwksOptions.DEFAULT), token(TestKeys.P256, "old"));
  }

  @Test
  void aRedirectIsNotFollowed() {
    issuer =
        exchange -> {
          exchange.getResponseHeaders().add("Location", uri("/elsewhere").toString());
          exchange.sendResponseHeaders(302, -1);
        };

    unavailable(verifier(JwksOptions.DEFAULT), token(TestKeys.P256, "old"));
    assertEquals(1, requests.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"keys\":7}"})
  void whatIsNoKeySetIsAnOutage(String body) {
    issuer = answers(200, body);

    unavailable(verifier(JwksOptions.DEFAULT), token(TestKeys.P256, "old"));
  }

  @Test
  void aKeySetMayBeAsLongAsAllowedAndNoLonger() {
    String keys = "{\"keys\":[" + jwk(TestKeys.P256, "old") + "]}";
    issuer = answers(200, keys);
    int bytes = keys.getBytes(UTF_8).length;

    granted(verifier(JwksOptions.DEFAULT.withMaxBytes(bytes)), token(TestKeys.P256, "old"));
    unavailable(verifier(JwksOptions.DEFAULT.withMaxBytes(bytes - 1)), token(TestKeys.P256, "old"));
  }

  @Test
  void anEndlessKeySetIsCutOff() throws InterruptedException {
    CountDownLatch cut = new CountDownLatch(1);
    issuer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] blanks = " ".repeat(8192).getBytes(UTF_8);
          try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
              body.write(blanks);
            }
          } catch (IOException e) {
            cut.countDown();
          }
        };

    unavailable(
        verifier(JwksOptions.DEFAULT.withTimeout(Duration.ofSeconds(15))),
        token(TestKeys.P256, "old"));
    assertTrue(cut.await(10, TimeUnit.SECONDS));
  }

  @Test
  void anIssuerThatNeverAnswersIsGivenUp() {
    issuer = exchange -> await(end, Duration.ofSeconds(30));

    assertGivenUpInTime();
  }

  @Test
  void anIssuerThatDripsIsGivenUp() {
    issuer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            while (!await(end, Duration.ofMillis(20))) {
              body.write(' ');
              body.flush();
            }
          }
        };

    assertGivenUpInTime();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://issuer.example/keys",
        "HTTPS://issuer.example:8443/keys?a=b",
        "http://localhost/keys",
        "http://127.0.0.1:8080/keys",
        "http://127.1.2.3/keys",
        "http://[::1]:8080/keys"
      })
  void httpsAndThisMachineAreTaken(String uri) {
    TokenVerifier.jwks(URI.create(uri), AUDIENCE, clock, JwksOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example/keys",
        "http://localhost.issuer.example/keys",
        "http://127.0.0.1.issuer.example/keys",
        "http://10.0.0.1/keys",
        "file:///etc/keys",
        "ftp://localhost/keys",
        "https:keys",
        "/keys",
        "https://ann:secret@issuer.example/keys"
      })
  void otherAddressesAreRefused(String text) {
    URI uri = URI.create(text);

    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> TokenVerifier.jwks(uri, AUDIENCE, clock, JwksOptions.DEFAULT))
            .getMessage();
    assertTrue(message.startsWith("the JWKS URL must be https"), message);
  }

  private void assertGivenUpInTime() {
    TokenVerifier verifier = verifier(JwksOptions.DEFAULT.withTimeout(SHORT));
    long start = System.nanoTime();

    unavailable(verifier, token(TestKeys.P256, "old"));
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    assertTrue(millis < 5_000, "took " + millis + " ms");
  }

  private TokenVerifier verifier(JwksOptions options) {
    return TokenVerifier.jwks(uri("/keys"), AUDIENCE, clock, options);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private AccessToken token(KeyPair pair, String keyId) {
    return RoomTokens.privateKey(pair.getPrivate(), AUDIENCE, clock)
        .withKeyId(keyId)
        .token()
        .anyRoom()
        .lasts(Duration.ofHours(1))
        .mint();
  }

  private static String unavailable(TokenVerifier verifier, AccessToken token) {
    return assertInstanceOf(Verdict.Unavailable.class, verifier.verify(token)).detail();
  }

  private static String jwk(KeyPair pair, String keyId) {
    return TestKeys.jwk(pair.getPublic(), ",\"kid\":\"" + keyId + "\"");
  }

  private static HttpHandler publishes(String jwks) {
    return answers(200, "{\"keys\":[" + jwks + "]}");
  }

  private static HttpHandler answers(int status, String body) {
    return (HttpExchange exchange) -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private static boolean await(CountDownLatch latch, Duration time) {
    try {
      return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
