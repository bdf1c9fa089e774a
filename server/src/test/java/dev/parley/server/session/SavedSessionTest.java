package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.protocol.json.Json;
import dev.parley.tokens.Grant;
import dev.parley.tokens.Permission;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedSessionTest {

  private static final Instant LATER = Instant.ofEpochMilli(1_800_000_000_123L);

  private final Json json = new JacksonJson();

  @Test
  void allThatIsSavedComesBack() {
    Grant grant =
        new Grant(
            Optional.of("u1"),
            Optional.of("Ann"),
            Optional.of(Set.of(new RoomName("blue"), new RoomName("red"))),
            Set.of(Permission.JOIN, Permission.SIGNAL),
            LATER);
    Pass pass = new Pass(grant, LATER.plusMillis(5), new Pass.Grace(Duration.ZERO, Duration.ZERO));
    SavedSession back =
        SavedSession.parse(
            json, SavedSession.of(List.of(new byte[] {1, 2}, new byte[] {-3}), pass).toJson(json));
    assertEquals(Optional.of(grant), back.grant());
    assertEquals(Optional.of(LATER.plusMillis(5)), back.expiresAt());
    assertEquals(2, back.secrets().size());
    assertArrayEquals(new byte[] {1, 2}, back.secrets().get(0));
    assertArrayEquals(new byte[] {-3}, back.secrets().get(1));
  }

  @Test
  void whereNoTokenIsAskedForNoneIsSaved() {
    SavedSession back =
        SavedSession.parse(json, SavedSession.of(List.of(new byte[32]), Pass.OPEN).toJson(json));
    assertEquals(Optional.empty(), back.grant());
    assertEquals(Optional.empty(), back.expiresAt());
  }

  @Test
  void secretItselfIsNeverSaved() {
    Secrets secrets = new Secrets(new Ids(new SecureRandom()));
    String first = secrets.first().value();
    String next = secrets.rotate().value();
    String text = SavedSession.of(secrets.hashes(), Pass.OPEN).toJson(json);
    assertFalse(text.contains(first) || text.contains(next), text);
  }

  @Test
  void secretsOfASavedSessionAreGoodAsBefore() {
    Ids ids = new Ids(new SecureRandom());
    Secrets secrets = new Secrets(ids);
    secrets.first();
    var handedOut = secrets.rotate();
    var neverSeen = ids.secret();
    Secrets elsewhere =
        new Secrets(
            ids,
            SavedSession.parse(json, SavedSession.of(secrets.hashes(), Pass.OPEN).toJson(json))
                .secrets());
    assertFalse(elsewhere.accept(neverSeen));
    assertTrue(elsewhere.accept(handedOut));
  }

  @Test
  void whatIsNoSavedSessionIsSaidToBeNone() {
    for (String text :
        List.of("", "{}", "[]", "{\"secrets\":[]}", "{\"secrets\":1}", "{\"secrets\":[\"%\"]}")) {
      assertThrows(IllegalArgumentException.class, () -> SavedSession.parse(json, text), text);
    }
  }
}
