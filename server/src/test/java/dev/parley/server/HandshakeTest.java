package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets a socket, and what is agreed on with it. */
class HandshakeTest {

  private final TestServer server =
      TestServer.start(
          options -> {
            options.allowedOrigins = List.of("https://Example.org", "http://localhost:8080");
            options.maxConnections = 3;
          });

  @AfterEach
  void stop() {
    server.close();
  }

  private String handshake(String... headers) {
    return server.raw().handshake("/signal", headers);
  }

  private static void assertOpened(String response) {
    assertTrue(response.startsWith("HTTP/1.1 101 "), response);
  }

  private static void assertRefused(int status, String response) {
    assertTrue(response.startsWith("HTTP/1.1 " + status + " "), response);
  }

  @Test
  void targetThatIsNoUriIsTheClientsFault() {
    assertRefused(400, server.raw().handshake("/signal?r|om=blue"));
  }

  @Test
  void knownSubprotocolIsEchoed() {
    TestClient ann = server.connect("/signal", "parley.v1");
    assertEquals("parley.v1", ann.socket().getSubprotocol());
    ann.join("blue", "Ann");
  }

  @Test
  void onlyTheKnownOneOfSeveralIsEchoed() {
    TestClient ann = server.connect("/signal", "parley.v9", "parley.v1", "chat");
    assertEquals("parley.v1", ann.socket().getSubprotocol());
  }

  @Test
  void whoOffersNoneSpeaksVersionOne() {
    TestClient ann = server.connect();
    assertEquals("", ann.socket().getSubprotocol());
    assertEquals(1, ann.join("blue", "Ann").path("protocol").intValue());
  }

  @Test
  void whoOffersOnlyUnknownOnesIsRefused() {
    assertRefused(400, handshake("Sec-WebSocket-Protocol: parley.v2, chat"));
  }

  @Test
  void extensionsAreNotAgreedOn() {
    String response = handshake("Sec-WebSocket-Extensions: permessage-deflate");
    assertOpened(response);
    assertFalse(response.toLowerCase().contains("permessage-deflate"), response);
  }

  @Test
  void noCookieIsSet() {
    assertFalse(handshake().toLowerCase().contains("set-cookie"));
  }

  @Test
  void pageOfAListedOriginIsLetIn() {
    assertOpened(handshake("Origin: https://example.org"));
    assertOpened(handshake("Origin: http://localhost:8080"));
  }

  @Test
  void pageOfAnyOtherOriginIsRefused() {
    assertRefused(403, handshake("Origin: https://example.org.evil.test"));
    assertRefused(403, handshake("Origin: http://example.org"));
    assertRefused(403, handshake("Origin: null"));
  }

  @Test
  void programWithoutAnOriginIsLetIn() {
    assertOpened(handshake());
  }

  @Test
  void malformedQueryIsRefused() {
    assertRefused(400, server.raw().handshake("/signal?room=%zz"));
  }

  @Test
  void fullServerRefusesUntilASocketCloses() {
    server.join("a", "Ann");
    server.join("b", "Bob");
    TestClient cyd = server.join("c", "Cyd");
    assertRefused(503, handshake());
    cyd.send("{\"type\":\"leave\"}").expectClose(1000);
    org.awaitility.Awaitility.await().until(() -> server.relay().connectionCount() == 2);
    assertOpened(handshake());
  }

  @Test
  void handshakeToAnotherPathIsNotTheRelays() {
    assertRefused(404, server.raw().handshake("/signal/x"));
    assertRefused(404, server.raw().handshake("/signalling"));
  }
}
