package dev.parley.protocol;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.Optional;

/**
 * What a peer says of itself to the others: any JSON object, by default up to 2 KiB as text. A
 * string member {@code name} is what people call it.
 *
 * @throws IllegalArgumentException if {@code value} is not a JSON object
 */
public record Profile(JsonValue value) {

  public Profile {
    if (value.type() != JsonType.OBJECT) {
      throw new IllegalArgumentException("profile is not a JSON object");
    }
  }

  public static Profile empty(Json json) {
    return new Profile(json.object().build());
  }

  public static Profile named(Json json, String name) {
    return new Profile(json.object().put("name", name).build());
  }

  /** The string member {@code name}, where there is one. */
  public Optional<String> name() {
    Optional<JsonValue> name = value.member("name");
    return name.isPresent() && name.get().type() == JsonType.STRING
        ? Optional.of(name.get().string())
        : Optional.empty();
  }

  /** Leaves the content out: it is about a person, and this may end in a log. */
  @Override
  public String toString() {
    return "Profile[hidden]";
  }
}
