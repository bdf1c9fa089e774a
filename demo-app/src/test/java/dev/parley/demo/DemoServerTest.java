package dev.parley.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.engine.UnavailableException;
import io.javalin.util.JavalinBindException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoServerTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.start("--port", "0");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?room=blue&name=Ann", "/style.css", "/page.js", "/no-such-file"})
  void everyAnswerCarriesTheSecurityHeaders(String path) throws Exception {
    HttpResponse<byte[]> response = get(path);
    SecurityHeaders.ALL.forEach(
        (name, value) -> assertEquals(List.of(value), response.headers().allValues(name), name));
  }

  @Test
  void thePolicyAllowsNothingUnsafeAndNoOtherHost() {
    String policy = SecurityHeaders.CONTENT_SECURITY_POLICY;
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(policy.contains("http"), policy);
    assertFalse(policy.contains("*"), policy);
    assertTrue(policy.startsWith("default-src 'none'"), policy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/style.css", "/loader.js", "/page.js", "/icon.svg"})
  void aFileIsSentCompressedWithATagAndOnce(String path) throws Exception {
    HttpResponse<byte[]> plain = get(path);
    HttpResponse<byte[]> zipped = get(path, "Accept-Encoding", "gzip");
    assertEquals(200, plain.statusCode());
    assertEquals("gzip", header(zipped, "Content-Encoding"));
    assertEquals("Accept-Encoding", header(plain, "Vary"));
    assertArrayEquals(plain.body(), unzip(zipped.body()));
    assertNotEquals(header(plain, "ETag"), header(zipped, "ETag"));

    HttpResponse<byte[]> again =
        get(path, "Accept-Encoding", "gzip", "If-None-Match", header(zipped, "ETag"));
    assertEquals(304, again.statusCode());
    assertEquals(0, again.body().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no-such-file", "/site/index.html", "/..%2flogback.xml", "/logback.xml"})
  void nothingElseIsServed(String path) throws Exception {
    int status = get(path).statusCode();
    assertTrue(status == 404 || status == 400, path + ": " + status);
  }

  @Test
  void thePageHasNoInlineCodeAndLoadsNothingFromElsewhere() throws Exception {
    String html = new String(get("/").body(), StandardCharsets.UTF_8);
    assertFalse(html.contains("<style"), "inline style");
    assertFalse(html.contains(" style="), "style attribute");
    assertFalse(html.matches("(?s).*\\son[a-z]+=.*"), "event handler attribute");
    assertFalse(html.matches("(?s).*<script(?![^>]*\\ssrc=).*"), "inline script");
    assertFalse(html.matches("(?s).*(src|href)=\"(https?:)?//.*"), "another host");
  }

  @Test
  void aPortInUseIsSaid() {
    assertThrows(
        JavalinBindException.class,
        () -> DemoServer.start("--port", Integer.toString(server.port())));
  }

  @Test
  void theRelayIsMountedAndARoomHoldsNoMoreThanItIsTold() throws Exception {
    try (DemoServer small = DemoServer.start("--port", "0", "--room-size", "1")) {
      assertTrue(firstFrame(small, "Ann").contains("\"welcome\""));
      assertTrue(firstFrame(small, "Bob").contains("\"room-full\""));
    }
  }

  /** What the relay says to somebody who joins and stays. */
  private static String firstFrame(DemoServer of, String name) throws Exception {
    CompletableFuture<String> frame = new CompletableFuture<>();
    HTTP.newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://localhost:" + of.port() + "/signal?room=blue&name=" + name),
            new WebSocket.Listener() {
              private final StringBuilder text = new StringBuilder();

              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                  frame.complete(text.toString());
                }
                return WebSocket.Listener.super.onText(socket, part, last);
              }
            })
        .get(10, TimeUnit.SECONDS);
    return frame.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aRedisThatIsNotThereIsSaid() {
    assertThrows(
        UnavailableException.class,
        () -> DemoServer.start("--port", "0", "--redis", "redis://127.0.0.1:1"));
  }

  @Test
  void aWrongOptionIsNamed() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> DemoServer.start("--port", "x"));
    assertTrue(error.getMessage().contains("--port"), error.getMessage());
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    URI uri = URI.create("http://localhost:" + server.port() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static byte[] unzip(byte[] zipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    }
  }
}
