package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.parley.protocol.AccessToken;
import dev.parley.protocol.RoomName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A token being filled in. Its rooms and how long it lasts must be said; the rest may be left out.
 * For one thread; every method returns this draft.
 */
public final class TokenDraft {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** More is a mistake in units, most likely; and nobody can take a token back. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final SigningKey key;
  private final String audience;
  private final InstantSource clock;

  private final Set<String> rooms = new LinkedHashSet<>();
  private boolean anyRoom;
  private Optional<String> user = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<List<String>> permissions = Optional.empty();
  private Optional<Duration> lifetime = Optional.empty();

  TokenDraft(SigningKey key, String audience, InstantSource clock) {
    this.key = key;
    this.audience = audience;
    this.clock = clock;
  }

  /**
   * Your identifier of the bearer, which all in the room are shown ({@code sub}): 1 to 256
   * characters. A renewed token must have the same.
   */
  public TokenDraft user(String user) {
    this.user = Optional.of(BoundedText.check("user", user));
    return this;
  }

  /** What the bearer is called unless its profile has a name of its own: 1 to 256 characters. */
  public TokenDraft name(String name) {
    this.name = Optional.of(BoundedText.check("name", name));
    return this;
  }

  /**
   * Adds a room that the bearer may enter.
   *
   * @throws IllegalArgumentException if it is not a {@link RoomName}
   */
  public TokenDraft room(String room) {
    rooms.add(new RoomName(room).value());
    return this;
  }

  /** Adds each of them, as {@link #room} does. */
  public TokenDraft rooms(String... rooms) {
    for (String room : rooms) {
      room(room);
    }
    return this;
  }

  /** Lets the bearer into every room there is or will be. */
  public TokenDraft anyRoom() {
    anyRoom = true;
    return this;
  }

  /** What the bearer may do, these and no others; unsaid, it is {@link Permission#DEFAULT}. */
  public TokenDraft permissions(Permission... permissions) {
    this.permissions =
        Optional.of(List.of(permissions).stream().map(Permission::wireName).distinct().toList());
    return this;
  }

  /**
   * How long the token holds from when it is minted. The relay closes whoever has not renewed it by
   * then.
   *
   * @param lifetime 1 second to 366 days; parts of a second are dropped
   */
  public TokenDraft lasts(Duration lifetime) {
    if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a token would last " + lifetime + "; allowed is " + SHORTEST + " to " + LONGEST);
    }
    this.lifetime = Optional.of(lifetime);
    return this;
  }

  /**
   * Signs the token. A draft may be minted again: the new token lasts from then.
   *
   * @throws IllegalStateException if rooms or lifetime were not said, rooms were said beside {@link
   *     #anyRoom}, or there are so many that the token is over {@link
   *     TokenVerifier#MAX_TOKEN_LENGTH}
   */
  public AccessToken mint() {
    if (anyRoom == !rooms.isEmpty()) {
      throw new IllegalStateException("say room(...), or else anyRoom(), and not both");
    }
    String signed = part(header()) + "." + part(claims());
    String token = signed + "." + key.sign(signed.getBytes(US_ASCII));
    if (token.length() > TokenVerifier.MAX_TOKEN_LENGTH) {
      throw new IllegalStateException(
          "a token of " + token.length() + " characters; name fewer rooms, or use anyRoom()");
    }
    return new AccessToken(token);
  }

  private Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "JWT");
    header.put("alg", key.algorithm().wireName());
    key.id().ifPresent(id -> header.put("kid", id));
    return header;
  }

  private Map<String, Object> claims() {
    Duration lasts =
        lifetime.orElseThrow(() -> new IllegalStateException("say how long the token lasts(...)"));
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", audience);
    user.ifPresent(it -> claims.put("sub", it));
    name.ifPresent(it -> claims.put("name", it));
    if (!anyRoom) {
      claims.put("room", rooms.size() == 1 ? rooms.iterator().next() : List.copyOf(rooms));
    }
    permissions.ifPresent(it -> claims.put("permissions", it));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + lasts.toSeconds());
    return claims;
  }

  private static String part(Map<String, Object> json) {
    return StrictBase64Url.encode(JSONObjectUtils.toJSONString(json).getBytes(UTF_8));
  }
}
