package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class IdentifierTest {

  record Kind(String name, int maxLength, Function<String, Object> maker) {
    @Override
    public String toString() {
      return name;
    }

    String refusal(String value) {
      return assertThrows(IllegalArgumentException.class, () -> maker.apply(value)).getMessage();
    }
  }

  static final List<Kind> KINDS =
      List.of(
          new Kind("room name", 128, RoomName::new),
          new Kind("peer id", 64, PeerId::new),
          new Kind("session id", 64, SessionId::new),
          new Kind("session secret", 128, SessionSecret::new));

  @ParameterizedTest
  @FieldSource("KINDS")
  void unreservedCharactersUpToTheBoundAreTaken(Kind kind) {
    String unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    String others = "0123456789._~-";
    kind.maker().apply(unreserved);
    kind.maker().apply(others);
    kind.maker().apply("a");
    kind.maker().apply("a".repeat(kind.maxLength()));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void lengthBeyondTheBoundsIsRefused(Kind kind) {
    int tooLong = kind.maxLength() + 1;
    assertEquals(
        kind + " has 0 characters; allowed are 1 to " + kind.maxLength(), kind.refusal(""));
    assertEquals(
        kind + " has " + tooLong + " characters; allowed are 1 to " + kind.maxLength(),
        kind.refusal("a".repeat(tooLong)));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void anyOtherCharacterIsRefusedByItsIndexAndNotShown(Kind kind) {
    for (String illegal : List.of(" ", "/", ":", "@", "[", "`", "{", "\0", "\n", "é", "\ud83d")) {
      assertEquals(
          kind + " has an illegal character at index 2; allowed are [A-Za-z0-9._~-]",
          kind.refusal("ab" + illegal + "c"));
    }
  }

  @Test
  void peerIdsAreOrderedByCodeUnits() {
    assertTrue(new PeerId("A").compareTo(new PeerId("a")) < 0);
    assertTrue(new PeerId("a").compareTo(new PeerId("aa")) < 0);
    assertEquals(0, new PeerId("p1").compareTo(new PeerId("p1")));
  }

  @Test
  void namesAreShownAndSecretsAreNot() {
    assertEquals("blue", new RoomName("blue").toString());
    assertEquals("p1", new PeerId("p1").toString());
    assertEquals("s1", new SessionId("s1").toString());
    assertFalse(new SessionSecret("k7Jx").toString().contains("k7Jx"));
    assertFalse(new AccessToken("eyJh").toString().contains("eyJh"));
  }

  @Test
  void emptyTokenIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new AccessToken(""));
  }
}
