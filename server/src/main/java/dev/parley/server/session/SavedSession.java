package dev.parley.server.session;

import dev.parley.protocol.RoomName;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;
import dev.parley.tokens.Grant;
import dev.parley.tokens.Permission;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What another server needs of a session to let its client resume, besides what the engine knows:
 * by what its owner proves itself, and what the token allows. As JSON text; of the secrets it has
 * hashes only.
 *
 * @param secrets the hashes: the current one, then those in doubt
 * @param grant empty where no token is asked for
 * @param expiresAt of the pass
 */
record SavedSession(List<byte[]> secrets, Optional<Grant> grant, Optional<Instant> expiresAt) {

  static SavedSession of(List<byte[]> secrets, Pass pass) {
    return new SavedSession(
        secrets, Optional.ofNullable(pass.grant()), Optional.ofNullable(pass.expiresAt()));
  }

  String toJson(Json json) {
    JsonObjectBuilder object = json.object();
    object.put(
        "secrets",
        json.array(
            secrets.stream()
                .map(hash -> json.string(Base64.getEncoder().encodeToString(hash)))
                .toList()));
    grant.ifPresent(its -> object.put("grant", toJson(json, its)));
    expiresAt.ifPresent(instant -> object.put("expiresAt", instant.toEpochMilli()));
    return object.build().toJson();
  }

  private static JsonValue toJson(Json json, Grant grant) {
    JsonObjectBuilder object = json.object();
    object.put("user", grant.user()).put("name", grant.name());
    grant
        .rooms()
        .ifPresent(
            rooms ->
                object.put(
                    "rooms",
                    json.array(rooms.stream().map(room -> json.string(room.value())).toList())));
    object.put(
        "permissions",
        json.array(
            grant.permissions().stream()
                .map(permission -> json.string(permission.wireName()))
                .toList()));
    return object.put("expiresAt", grant.expiresAt().toEpochMilli()).build();
  }

  /**
   * @throws IllegalArgumentException if it is none that this version writes
   */
  static SavedSession parse(Json json, String text) {
    try {
      JsonValue saved = json.parse(text);
      List<byte[]> secrets =
          saved.member("secrets").orElseThrow().elements().stream()
              .map(hash -> Base64.getDecoder().decode(hash.string()))
              .toList();
      if (secrets.isEmpty()) {
        throw new IllegalArgumentException("no secret");
      }
      return new SavedSession(
          secrets,
          saved.member("grant").map(SavedSession::grant),
          saved.member("expiresAt").map(SavedSession::instant));
    } catch (JsonException | RuntimeException e) {
      throw new IllegalArgumentException("a saved session that can't be read", e);
    }
  }

  private static Grant grant(JsonValue value) {
    return new Grant(
        value.member("user").map(JsonValue::string),
        value.member("name").map(JsonValue::string),
        value
            .member("rooms")
            .map(
                rooms ->
                    rooms.elements().stream()
                        .map(room -> new RoomName(room.string()))
                        .collect(Collectors.toSet())),
        permissions(value.member("permissions").orElseThrow()),
        instant(value.member("expiresAt").orElseThrow()));
  }

  private static Set<Permission> permissions(JsonValue value) {
    return value.elements().stream()
        .flatMap(name -> Permission.ofWireName(name.string()).stream())
        .collect(Collectors.toSet());
  }

  private static Instant instant(JsonValue value) {
    return Instant.ofEpochMilli((long) value.number());
  }
}
