package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tokens.Verdict;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay in somebody else's application. */
class CoexistenceTest {

  private static String get(TestServer server, String path, int status) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(server.http(path)).build(), BodyHandlers.ofString());
    assertEquals(status, response.statusCode(), path);
    assertEquals("yes", response.headers().firstValue("x-filtered").orElse("no"), path);
    return response.body();
  }

  @Test
  void applicationKeepsItsRoutesFiltersFilesAndSockets(@TempDir Path files) throws Exception {
    Files.writeString(files.resolve("page.html"), "a page");
    try (TestServer server =
        TestServer.startApplication(
            config -> {
              config.registerPlugin(new ParleyPlugin(options -> options.open = true));
              config.staticFiles.add(files.toString(), Location.EXTERNAL);
              config.routes.before(ctx -> ctx.header("x-filtered", "yes"));
              config.routes.get("/hello", ctx -> ctx.result("hello"));
              config.routes.get("/signal", ctx -> ctx.result("a page at the same path"));
              config.routes.ws(
                  "/echo", ws -> ws.onMessage(ctx -> ctx.send("echo " + ctx.message())));
            })) {
      assertEquals("hello", get(server, "/hello", 200));
      assertEquals("a page", get(server, "/page.html", 200));
      assertEquals("a page at the same path", get(server, "/signal", 200));
      get(server, "/nothing", 404);
      assertEquals("echo hi", server.connect("/echo").send("hi").nextText());
      server.join("blue", "Ann").expectNothing();
    }
  }

  @Test
  void twoRelaysShareNothing() {
    try (TestServer server =
        TestServer.startApplication(
            config -> {
              config.registerPlugin(
                  new ParleyPlugin(
                      options -> {
                        options.open = true;
                        options.path = "/one";
                      }));
              config.registerPlugin(
                  new ParleyPlugin(
                      options -> {
                        options.open = true;
                        options.path = "/two/signal";
                        options.peersPerRoom = 1;
                      }));
            })) {
      TestClient one = server.connect("/one?room=blue");
      one.expectWelcome();
      TestClient two = server.connect("/two/signal?room=blue");
      assertEquals("[]", two.expectWelcome().path("peers").toString());
      server.connect("/two/signal?room=blue").expectError("room-full");
      one.expectNothing();
    }
  }

  @Test
  void pathIsBelowTheContextPath() {
    try (TestServer server =
        TestServer.startApplication(
            config -> {
              config.router.contextPath = "/app";
              config.registerPlugin(new ParleyPlugin(options -> options.open = true));
            })) {
      server.connect("/app/signal?room=blue").expectWelcome();
    }
  }

  @Test
  void stoppingClosesEverySocketAsDraining() {
    TestServer server = TestServer.start();
    TestClient ann = server.join("blue", "Ann");
    TestClient unjoined = server.connect();
    unjoined.expectNothing();
    server.stop();
    ann.expectClose(4000);
    unjoined.expectClose(4000);
    server.close();
  }

  @Test
  void socketThatOpensWhileTheServerStopsDoesNotHoldItUp() {
    for (int i = 0; i < 20; i++) {
      // This client answers no close frame, and is waited for no longer than this.
      TestServer server = TestServer.start(options -> options.closeTimeoutMillis = 100);
      server.raw().handshake("/signal?room=blue");
      // The response is here, the server may still be busy with opening.
      server.stop();
      assertEquals(0, server.relay().connectionCount());
      server.close();
    }
  }

  @Test
  void optionOutOfItsBoundsIsNamed() {
    assertNamed("path", options -> options.path = "signal");
    assertNamed("path", options -> options.path = "/signal/*");
    assertNamed("peersPerRoom", options -> options.peersPerRoom = 0);
    assertNamed("heartbeatMillis", options -> options.heartbeatMillis = -1);
    assertNamed("byteBurst", options -> options.byteBurst = 100);
    assertNamed("outboxBytes", options -> options.outboxBytes = 65_535);
    assertNamed("keptBytes", options -> options.keptBytes = 65_535);
    assertNamed("jsonDepth", options -> options.jsonDepth = 1_001);
    assertNamed("maxSessions", options -> options.maxSessions = 0);
    assertNamed("allowedOrigins", options -> options.allowedOrigins = List.of("https://a.b/"));
    assertNamed("allowedOrigins", options -> options.allowedOrigins = List.of("example.org"));
    assertNamed("trustedProxies", options -> options.trustedProxies = List.of("proxy.local"));
  }

  private static void assertNamed(String option, Consumer<ParleyOptions> options) {
    Consumer<ParleyOptions> open = chosen -> chosen.open = true;
    String message = refusal(open.andThen(options));
    assertTrue(message.startsWith(option + " is "), message);
  }

  private static String refusal(Consumer<ParleyOptions> options) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> Javalin.create(config -> config.registerPlugin(new ParleyPlugin(options))))
        .getMessage();
  }

  @Test
  void itMustBeSaidWhoMayJoin() {
    assertTrue(refusal(options -> {}).contains("neither tokens nor open is set"));
    assertTrue(
        refusal(
                options -> {
                  options.open = true;
                  options.tokens = token -> new Verdict.Refused("no");
                })
            .contains("open is true and tokens is set"));
  }

  @Test
  void applicationThatNeverStartsLeavesNoThread() throws IOException {
    Javalin.create(
        config -> config.registerPlugin(new ParleyPlugin(options -> options.open = true)));
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("parley-ticker")));
  }
}
