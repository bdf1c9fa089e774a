package dev.parley.server.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.IceServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnCredentialsTest {

  private static final String SECRET = "north of the river";
  private static final InstantSource CLOCK = () -> Instant.ofEpochSecond(1_700_000_000);
  private static final List<IceServerUri> URIS =
      List.of(
          IceServerUri.parse("turn:turn.example.org?transport=udp"),
          IceServerUri.parse("turns:turn.example.org"));

  private final TurnCredentials turn = turn(SECRET, URIS, Duration.ofHours(1));

  @Test
  void usernameIsExpiryAndNameAndCredentialItsHmac() {
    // printf %s 1700003600:p1 | openssl dgst -sha1 -hmac 'north of the river' -binary | base64
    assertEquals(
        List.of(
            new IceServer(
                List.of("turn:turn.example.org?transport=udp", "turns:turn.example.org"),
                Optional.of("1700003600:p1"),
                Optional.of("BZNn+A+RvovbfWtFZBCbzjEXhGc="))),
        turn.issue("p1"));
  }

  @Test
  void renewalComesWhileHalfOfTheLifetimeIsLeft() {
    assertEquals(Optional.of(Duration.ofMinutes(30)), turn.renewal());
  }

  @Test
  void usernameIsPrintableAsciiAndShortWhateverTheName() {
    assertEquals("ann@example.org|7", nameOf("ann@example.org|7"));
    assertEquals("gr%C3%BC%C3%9Fe%00%25", nameOf("grüße\0%"));
    assertEquals(256, nameOf("ü".repeat(10_000)).length());
    assertEquals("", nameOf(""));
  }

  @Test
  void credentialsIssuedByManyThreadsAtOnceAreRight() {
    String expected = turn.issue("p1").get(0).credential().orElseThrow();
    assertTrue(
        IntStream.range(0, 10_000)
            .parallel()
            .mapToObj(i -> turn.issue("p1").get(0).credential().orElseThrow())
            .allMatch(expected::equals));
  }

  @Test
  void secretIsNeverShown() {
    assertFalse(turn.toString().contains(SECRET), turn.toString());
    assertFalse(turn.issue("p1").toString().contains("1700003600"));
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> turn("hunter2", URIS, Duration.ofHours(1)));
    assertFalse(refused.getMessage().contains("hunter2"), refused.getMessage());
  }

  @Test
  void needsASecretATurnUriAndAMinute() {
    refused("less than 16 characters", "short", URIS, Duration.ofHours(1));
    refused("less than 16 characters", " ".repeat(40), URIS, Duration.ofHours(1));
    refused("at least one turn:", SECRET, List.of(), Duration.ofHours(1));
    refused(
        "stun:a.example is no turn:",
        SECRET,
        List.of(IceServerUri.parse("stun:a.example")),
        Duration.ofHours(1));
    refused("at least PT1M", SECRET, URIS, Duration.ofSeconds(59));
  }

  private String nameOf(String user) {
    String username = turn.issue(user).get(0).username().orElseThrow();
    assertTrue(username.startsWith("1700003600:"), username);
    return username.substring("1700003600:".length());
  }

  private static void refused(
      String why, String secret, List<IceServerUri> uris, Duration lifetime) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> turn(secret, uris, lifetime))
            .getMessage();
    assertTrue(message.contains(why), message);
  }

  private static TurnCredentials turn(String secret, List<IceServerUri> uris, Duration lifetime) {
    return new TurnCredentials(secret, uris, lifetime, CLOCK);
  }
}
