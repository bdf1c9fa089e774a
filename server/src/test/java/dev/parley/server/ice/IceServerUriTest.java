package dev.parley.server.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.IceServer;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IceServerUriTest {

  // RFC 7064 appendix B and RFC 7065 appendix A have most of these.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "stun:example.org",
        "stuns:example.org",
        "stun:example.org:8000",
        "turn:example.org",
        "turns:example.org",
        "turn:example.org:8000",
        "turn:example.org?transport=udp",
        "turns:example.org:443?transport=tcp",
        "stun:192.0.2.1:3478",
        "turn:[2001:db8::1]:3478?transport=tcp",
        "stun:[::ffff:192.0.2.1]",
        "stun:localhost",
        "stun:a_b-c.example."
      })
  void validUriIsWrittenAsItWasRead(String uri) {
    assertEquals(uri, IceServerUri.parse(uri).toString());
  }

  @Test
  void partsAreRead() {
    assertEquals(
        new IceServerUri(
            IceServerUri.Scheme.TURNS, "[::1]", OptionalInt.of(5349), Optional.of("tcp")),
        IceServerUri.parse("TURNS:[::1]:5349?TRANSPORT=TCP"));
    assertTrue(IceServerUri.parse("turn:a").isTurn());
    assertFalse(IceServerUri.parse("stuns:a").isTurn());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "stun.example.org; it must be like stun:",
        "http://example.org; it must be like stun:",
        "stun://example.org; is no host name",
        "stun:; is no host name",
        "stun:::1; it must be like stun:",
        "stun:[::1; it must be like stun:",
        "stun:[::g]; is no host name",
        "stun:[::1%eth0]; is no host name",
        "stun:[1.2.3.4]; is no host name",
        "stun:[1:2:3]; is no host name",
        "stun:256.0.0.1; is no host name",
        "stun:010.0.0.1; is no host name",
        "stun:1.2.3; is no host name",
        "stun:1.2.3.4.5; is no host name",
        "stun:bücher.example; is no host name",
        "stun:-a.example; is no host name",
        "stun:a..example; is no host name",
        "stun:a b; is no host name",
        "stun:a:; its port",
        "stun:a:0; its port",
        "stun:a:65536; its port",
        "stun:a:+1; its port",
        "stun:a?transport=udp; only turn:",
        "turn:a?transport=sctp; may only have transport",
        "turn:a?; may only have transport",
        "turn:a?transport=udp&x=1; may only have transport"
      })
  void wrongUriIsRefusedWithItsFault(String uri, String fault) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> IceServerUri.parse(uri)).getMessage();
    assertTrue(message.contains(fault), message);
    assertTrue(message.contains(uri), message);
  }

  @Test
  void lineBreaksAndLongNamesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> IceServerUri.parse("stun:a\nb"));
    assertThrows(IllegalArgumentException.class, () -> IceServerUri.parse("stun:a\n"));
    assertThrows(
        IllegalArgumentException.class, () -> IceServerUri.parse("stun:" + "a.".repeat(127) + "a"));
  }

  @Test
  void passwordInAUriIsRefusedAndNotRepeated() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> IceServerUri.parse("turn:ann:hunter2@a"))
            .getMessage();
    assertFalse(message.contains("hunter2"), message);
  }

  @Test
  void stunServerNeedsNoCredentialAndTurnServerDoes() {
    assertEquals(
        IceServer.stun("stun:a.example:1"),
        IceServerUri.parse("stun:a.example:1").withoutCredential());
    assertThrows(
        IllegalStateException.class, () -> IceServerUri.parse("turn:a").withoutCredential());
  }
}
