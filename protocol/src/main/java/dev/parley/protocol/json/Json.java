package dev.parley.protocol.json;

import java.util.List;

/** The port to a platform's JSON parser and writer. Implementations are stateless and shareable. */
public interface Json {

  /**
   * Reads exactly one JSON value; anything but white space behind it is an error.
   *
   * @throws JsonException if {@code text} is not well-formed, or is past the parser's own limits
   */
  JsonValue parse(String text) throws JsonException;

  JsonObjectBuilder object();

  JsonValue array(List<JsonValue> elements);

  JsonValue string(String value);

  /** A number; an integral value is written without a fraction. */
  JsonValue number(double value);

  JsonValue bool(boolean value);

  JsonValue nullValue();
}
