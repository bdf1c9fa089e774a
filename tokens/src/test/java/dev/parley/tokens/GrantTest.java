package dev.parley.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.RoomName;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantTest {

  @Test
  void aGrantStaysAsItWasGiven() {
    Set<Permission> permissions = EnumSet.of(Permission.JOIN);
    Set<RoomName> rooms = new HashSet<>(Set.of(new RoomName("blue")));
    Grant grant = grant(Optional.of(rooms), permissions);
    permissions.add(Permission.ADMIN);
    rooms.add(new RoomName("red"));

    assertFalse(grant.allows(Permission.ADMIN));
    assertFalse(grant.allows(new RoomName("red")));
    Set<Permission> granted = grant.permissions();
    assertThrows(UnsupportedOperationException.class, () -> granted.add(Permission.ADMIN));
  }

  @Test
  void aGrantForNoRoomAtAllIsAMistake() {
    Optional<Set<RoomName>> none = Optional.of(Set.of());

    assertThrows(IllegalArgumentException.class, () -> grant(none, Permission.DEFAULT));
  }

  @Test
  void aGrantEndsAtItsInstant() {
    Grant grant = grant(Optional.empty(), Permission.DEFAULT);

    assertFalse(grant.hasExpired(Given.NOW.minusNanos(1)));
    assertTrue(grant.hasExpired(Given.NOW));
    assertEquals(Given.NOW, grant.expiresAt());
  }

  private static Grant grant(Optional<Set<RoomName>> rooms, Set<Permission> permissions) {
    return new Grant(Optional.empty(), Optional.empty(), rooms, permissions, Given.NOW);
  }
}
