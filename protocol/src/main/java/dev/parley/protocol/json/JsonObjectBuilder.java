package dev.parley.protocol.json;

import java.util.Optional;

/**
 * Builds one JSON object. Members keep the order in which they were put, as far as the platform's
 * objects do; of two with one name the last holds. Used once.
 */
public interface JsonObjectBuilder {

  /**
   * Puts a value that the same Json made.
   *
   * @throws IllegalArgumentException if it would be nested too deep, or is a value of another Json
   */
  JsonObjectBuilder put(String name, JsonValue value);

  JsonObjectBuilder put(String name, String value);

  /**
   * Puts a number; an integral value is written without a fraction.
   *
   * @throws IllegalArgumentException if {@code value} is infinite or not a number
   */
  JsonObjectBuilder put(String name, double value);

  JsonObjectBuilder put(String name, boolean value);

  JsonObjectBuilder putNull(String name);

  /** Puts a string member, or none at all where {@code value} is empty. */
  default JsonObjectBuilder put(String name, Optional<String> value) {
    return value.isPresent() ? put(name, value.get()) : this;
  }

  JsonValue build();
}
