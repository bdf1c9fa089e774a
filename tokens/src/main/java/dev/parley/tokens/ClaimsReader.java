package dev.parley.tokens;

import dev.parley.protocol.RoomName;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns the claims of a token whose signature is good into a grant, or says which claim is bad. */
final class ClaimsReader {

  /** The last second of the year 9999: what is later is a mistake in units. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final String audience;

  ClaimsReader(String audience) {
    this.audience = Audience.check(audience);
  }

  Grant grant(JsonObject claims, Instant now) throws Refusal {
    checkAudience(claims);
    Instant expiresAt = expiresAt(claims, now);
    checkNotBefore(claims, now);
    return new Grant(
        text(claims, "sub"), text(claims, "name"), rooms(claims), permissions(claims), expiresAt);
  }

  // RFC 7519 §4.1.3: one string or a list of them.
  private void checkAudience(JsonObject claims) throws Refusal {
    List<String> named = strings(claims, "aud").orElseThrow(() -> new Refusal("aud is missing"));
    if (!named.contains(audience)) {
      throw new Refusal("aud does not name this server's audience");
    }
  }

  // RFC 7519 §4.1.4
  private static Instant expiresAt(JsonObject claims, Instant now) throws Refusal {
    Instant exp = instant(claims, "exp").orElseThrow(() -> new Refusal("exp is missing"));
    Instant expiresAt = exp.plus(TokenVerifier.LEEWAY);
    if (!now.isBefore(expiresAt)) {
      throw new Refusal("the token has expired (exp)");
    }
    return expiresAt;
  }

  // RFC 7519 §4.1.5
  private static void checkNotBefore(JsonObject claims, Instant now) throws Refusal {
    Optional<Instant> nbf = instant(claims, "nbf");
    if (nbf.isPresent() && now.plus(TokenVerifier.LEEWAY).isBefore(nbf.get())) {
      throw new Refusal("the token is not valid yet (nbf)");
    }
  }

  private static Optional<Set<RoomName>> rooms(JsonObject claims) throws Refusal {
    Optional<List<String>> names = strings(claims, "room");
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Set<RoomName> rooms = new LinkedHashSet<>();
    for (String name : names.get()) {
      try {
        rooms.add(new RoomName(name));
      } catch (IllegalArgumentException e) {
        throw new Refusal("room: " + e.getMessage());
      }
    }
    if (rooms.isEmpty()) { // most likely a bug of the issuer, and must not come to mean any room
      throw new Refusal("room is an empty list");
    }
    return Optional.of(rooms);
  }

  /** Unknown ones are a later version's and grant nothing here. */
  private static Set<Permission> permissions(JsonObject claims) throws Refusal {
    Optional<Object> value = claims.get("permissions");
    if (value.isEmpty()) {
      return Permission.DEFAULT;
    }
    if (!(value.get() instanceof List<?> list)) {
      throw new Refusal("permissions is not a list of strings");
    }
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (String name : strings("permissions", list)) {
      Permission.ofWireName(name).ifPresent(permissions::add);
    }
    return permissions;
  }

  private static Optional<String> text(JsonObject claims, String name) throws Refusal {
    Optional<String> text = claims.string(name);
    if (text.isPresent()) {
      try {
        BoundedText.check(name, text.get());
      } catch (IllegalArgumentException e) {
        throw new Refusal(e.getMessage());
      }
    }
    return text;
  }

  // RFC 7519 §2, NumericDate: seconds, with or without a fraction.
  private static Optional<Instant> instant(JsonObject claims, String name) throws Refusal {
    Optional<Object> value = claims.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Number number)) {
      throw new Refusal(name + " is not a number");
    }
    double seconds = number.doubleValue();
    if (!(seconds >= 0 && seconds <= LAST_SECOND)) {
      throw new Refusal(name + " is not in seconds since 1970");
    }
    return Optional.of(Instant.ofEpochSecond((long) seconds));
  }

  private static Optional<List<String>> strings(JsonObject claims, String name) throws Refusal {
    Optional<Object> value = claims.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof String string) {
      return Optional.of(List.of(string));
    }
    if (value.get() instanceof List<?> list) {
      return Optional.of(strings(name, list));
    }
    throw new Refusal(name + " is neither a string nor a list of strings");
  }

  private static List<String> strings(String name, List<?> list) throws Refusal {
    for (Object element : list) {
      if (!(element instanceof String)) {
        throw new Refusal(name + " is a list with something else than strings");
      }
    }
    return list.stream().map(String.class::cast).toList();
  }
}
