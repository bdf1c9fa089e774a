package dev.parley.tokens;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a token lets its bearer do; the {@code permissions} claim names them. */
public enum Permission {
  /** Enter the token's rooms. */
  JOIN("join"),
  /** Negotiate connections: send offers, answers and candidates. */
  SIGNAL("signal"),
  /** Send messages through the relay. */
  MESSAGE("message"),
  /** Act on others. Never granted unless the token names it. */
  ADMIN("admin");

  /** What a token that names no permissions grants: all but {@link #ADMIN}. */
  public static final Set<Permission> DEFAULT =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ADMIN)));

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  /** As the {@code permissions} claim spells it. */
  public String wireName() {
    return wireName;
  }

  /** The permission so spelled, or none: a later version may know more. */
  public static Optional<Permission> ofWireName(String wireName) {
    for (Permission permission : values()) {
      if (permission.wireName.equals(wireName)) {
        return Optional.of(permission);
      }
    }
    return Optional.empty();
  }
}
