package dev.parley.protocol.json;

import java.util.List;

/**
 * The port to a platform's JSON parser and writer. Implementations are stateless and shareable.
 *
 * <p>What they read or make is finite: numbers fit double precision, and arrays and objects are
 * nested at most {@link #MAX_DEPTH} deep, so that no value can exhaust the stack of whoever walks
 * it.
 */
public interface Json {

  /**
   * How deep arrays and objects may be nested: far more than a frame may, far less than a stack.
   */
  int MAX_DEPTH = 500;

  /**
   * Reads exactly one JSON value; anything but white space behind it is an error.
   *
   * @throws JsonException if {@code text} is not well-formed (RFC 8259), has a number that is too
   *     large for double precision, is nested too deep, or is past the parser's own limits
   */
  JsonValue parse(String text) throws JsonException;

  JsonObjectBuilder object();

  /**
   * An array of values that this Json made.
   *
   * @throws IllegalArgumentException if it would be nested too deep, or has a value of another Json
   */
  JsonValue array(List<JsonValue> elements);

  JsonValue string(String value);

  /**
   * A number; an integral value is written without a fraction.
   *
   * @throws IllegalArgumentException if {@code value} is infinite or not a number: JSON has no such
   */
  JsonValue number(double value);

  JsonValue bool(boolean value);

  JsonValue nullValue();
}
