package dev.parley.protocol.json;

import java.util.Optional;

/** Builds one JSON object. Members keep the order in which they were put. Used once. */
public interface JsonObjectBuilder {

  JsonObjectBuilder put(String name, JsonValue value);

  JsonObjectBuilder put(String name, String value);

  /** Puts a number; an integral value is written without a fraction. */
  JsonObjectBuilder put(String name, double value);

  JsonObjectBuilder put(String name, boolean value);

  JsonObjectBuilder putNull(String name);

  /** Puts a string member, or none at all where {@code value} is empty. */
  default JsonObjectBuilder put(String name, Optional<String> value) {
    return value.isPresent() ? put(name, value.get()) : this;
  }

  JsonValue build();
}
