package dev.parley.tokens;

import dev.parley.protocol.RoomName;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a verified token grants its bearer. Immutable.
 *
 * @param user the token's {@code sub}, which the others in a room see; 1 to 256 characters
 * @param name the token's {@code name}, the default for a profile's; 1 to 256 characters
 * @param rooms the only rooms that the bearer may enter, at least one; absent: any room
 * @param permissions what the bearer may do there
 * @param expiresAt from this instant on nothing is granted: the token's {@code exp} and the {@link
 *     TokenVerifier#LEEWAY leeway}
 */
public record Grant(
    Optional<String> user,
    Optional<String> name,
    Optional<Set<RoomName>> rooms,
    Set<Permission> permissions,
    Instant expiresAt) {

  /**
   * @throws IllegalArgumentException if one of them is out of its bounds; it does not quote them
   */
  public Grant {
    user.ifPresent(text -> BoundedText.check("user", text));
    name.ifPresent(text -> BoundedText.check("name", text));
    rooms = rooms.map(Set::copyOf);
    if (rooms.isPresent() && rooms.get().isEmpty()) {
      throw new IllegalArgumentException("a grant for no room at all; absent means any room");
    }
    EnumSet<Permission> copy = EnumSet.noneOf(Permission.class);
    copy.addAll(permissions);
    permissions = Collections.unmodifiableSet(copy);
  }

  /** Whether the bearer may enter {@code room}, as far as rooms go: see also {@link Permission}. */
  public boolean allows(RoomName room) {
    return rooms.isEmpty() || rooms.get().contains(room);
  }

  public boolean allows(Permission permission) {
    return permissions.contains(permission);
  }

  public boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
