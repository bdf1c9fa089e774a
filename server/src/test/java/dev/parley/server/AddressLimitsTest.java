package dev.parley.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tokens.Grant;
import dev.parley.tokens.Permission;
import dev.parley.tokens.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one address and one user may do with several sockets. */
class AddressLimitsTest {

  private static final String MESSAGE = "{\"type\":\"message\",\"data\":1}";

  private final VirtualTime time = new VirtualTime();
  private final TestServer server =
      TestServer.start(
          options -> {
            options.trustedProxies = List.of("127.0.0.1");
            options.connectionsPerAddress = 3;
            options.handshakeBurstPerAddress = 8;
            options.framesPerSecond = 10;
            options.frameBurst = 20;
            options.addressShare = 2;
            options.userShare = 2;
            options.tokens =
                token ->
                    new Verdict.Granted(
                        new Grant(
                            Optional.of(token.value()),
                            Optional.empty(),
                            Optional.empty(),
                            Permission.DEFAULT,
                            VirtualTime.START.plusSeconds(3_600)));
          },
          time.surroundings());

  @AfterEach
  void stop() {
    server.close();
  }

  private RawClient client;

  /** Opens a socket that comes by a proxy from there; returns the first line of the response. */
  private String connect(String from) {
    client = server.raw();
    String response = client.handshake("/signal", "X-Forwarded-For: " + from);
    return response.substring(0, response.indexOf('\r'));
  }

  private RawClient joined(String from, String user) {
    assertTrue(connect(from).startsWith("HTTP/1.1 101"));
    RawClient joined = client;
    joined.sendText("{\"type\":\"join\",\"room\":\"blue\",\"token\":\"" + user + "\"}");
    assertTrue(joined.readText().contains("\"welcome\""));
    return joined;
  }

  /** Sends until it is refused; returns how many went through. */
  private static int spend(RawClient sender) {
    for (int sent = 0; ; sent++) {
      sender.sendText(MESSAGE);
      sender.sendText("{\"type\":\"unknown\"}");
      String answer = sender.readText();
      while (answer.contains("\"peer-joined\"")
          || answer.contains("\"message\"") && !answer.contains("\"error\"")) {
        answer = sender.readText();
      }
      if (answer.contains("rate-limited")) {
        return sent;
      }
    }
  }

  @Test
  void oneAddressHasSoManySockets() {
    for (int i = 0; i < 3; i++) {
      assertEquals("HTTP/1.1 101 Switching Protocols", connect("198.51.100.1"));
    }
    await().until(() -> server.relay().connectionCount() == 3);
    assertEquals("HTTP/1.1 429 Too Many Requests", connect("198.51.100.1"));
    assertEquals("HTTP/1.1 101 Switching Protocols", connect("198.51.100.2"));
  }

  @Test
  void closedSocketsMakeRoom() {
    for (int i = 0; i < 5; i++) {
      assertEquals("HTTP/1.1 101 Switching Protocols", connect("198.51.100.1"));
      client.close();
      await().until(() -> server.relay().connectionCount() == 0);
    }
  }

  @Test
  void oneAddressHasSoManyHandshakes() {
    for (int i = 0; i < 8; i++) {
      connect("198.51.100.1");
      client.close();
      await().until(() -> server.relay().connectionCount() == 0);
    }
    assertEquals("HTTP/1.1 429 Too Many Requests", connect("198.51.100.1"));
    time.advanceMillis(1_000);
    assertEquals("HTTP/1.1 101 Switching Protocols", connect("198.51.100.1"));
  }

  @Test
  void addressesThatAreNotPublicAreNotCounted() {
    for (int i = 0; i < 10; i++) {
      assertEquals("HTTP/1.1 101 Switching Protocols", connect("192.168.1.1"));
    }
  }

  @Test
  void socketsOfOneAddressShareItsRate() {
    RawClient first = joined("198.51.100.1", "u1");
    RawClient second = joined("198.51.100.1", "u2");
    RawClient third = joined("198.51.100.1", "u3");
    RawClient elsewhere = joined("198.51.100.2", "u4");
    int spent = spend(first) + spend(second) + spend(third);
    // Forty frames in all, two at a time, and three of them were joins.
    assertTrue(spent >= 15 && spent <= 20, "went through: " + spent);
    assertTrue(spend(elsewhere) >= 9);
  }

  @Test
  void socketsOfOneUserShareItsRate() {
    RawClient first = joined("198.51.100.1", "u1");
    RawClient second = joined("198.51.100.2", "u1");
    RawClient third = joined("198.51.100.3", "u1");
    RawClient other = joined("198.51.100.4", "u2");
    int spent = spend(first) + spend(second) + spend(third);
    assertTrue(spent >= 15 && spent <= 20, "went through: " + spent);
    assertTrue(spend(other) >= 9);
  }
}
