package dev.parley.protocol.json;

import java.util.List;
import java.util.Optional;

/**
 * One JSON value (RFC 8259), held however the platform's parser holds it. Immutable: whoever makes
 * one gives up the right to change what is behind it.
 *
 * <p>An accessor for another type than {@link #type()} throws {@link IllegalStateException}: ask
 * first. Two values from one {@link Json} are equal when they have the same type and content;
 * members compare without regard to their order.
 */
public interface JsonValue {

  JsonType type();

  /** A string's characters, unescaped. */
  String string();

  /** A number as IEEE 754 double precision, the precision that RFC 8259 §6 lets one rely on. */
  double number();

  /** A boolean. */
  boolean bool();

  /** An object's member of that name; the last, where the text had several. */
  Optional<JsonValue> member(String name);

  /** An object's member names, in the order of the text as far as the parser keeps it. */
  List<String> names();

  /** An array's elements. */
  List<JsonValue> elements();

  /** This value as JSON text without insignificant white space. */
  String toJson();
}
