package dev.parley.protocol.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON value that is a node of a Jackson tree. */
final class JacksonValue implements JsonValue {

  private final JsonNode node;

  /** How deep it is nested at most; a value out of a larger one takes it for deeper than it is. */
  private final int depth;

  /**
   * Views a node whose depth is known.
   *
   * @throws IllegalArgumentException if it is nested deeper than any Json makes
   */
  JacksonValue(JsonNode node, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a JSON value is nested deeper than " + Json.MAX_DEPTH + " levels");
    }
    this.node = node;
    this.depth = depth;
  }

  /** The value as one of this Json. */
  static JacksonValue of(JsonValue value) {
    if (value instanceof JacksonValue jackson) {
      return jackson;
    }
    throw new IllegalArgumentException("a JSON value was made by another Json than this one");
  }

  static NumericNode numberNode(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a number is infinite or not a number; JSON has no such");
    }
    boolean integral = value == Math.rint(value) && Math.abs(value) <= Protocol.MAX_SEQUENCE;
    return integral ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
  }

  JsonNode node() {
    return node;
  }

  int depth() {
    return depth;
  }

  @Override
  public JsonType type() {
    return switch (node.getNodeType()) {
      case OBJECT -> JsonType.OBJECT;
      case ARRAY -> JsonType.ARRAY;
      case STRING -> JsonType.STRING;
      case NUMBER -> JsonType.NUMBER;
      case BOOLEAN -> JsonType.BOOLEAN;
      case NULL -> JsonType.NULL;
      case BINARY, POJO, MISSING ->
          throw new IllegalStateException("a node of type " + node.getNodeType() + " is not JSON");
    };
  }

  @Override
  public String string() {
    require(JsonType.STRING);
    return node.textValue();
  }

  @Override
  public double number() {
    require(JsonType.NUMBER);
    return node.doubleValue();
  }

  @Override
  public boolean bool() {
    require(JsonType.BOOLEAN);
    return node.booleanValue();
  }

  @Override
  public Optional<JsonValue> member(String name) {
    require(JsonType.OBJECT);
    return Optional.ofNullable(node.get(name)).map(this::child);
  }

  @Override
  public List<String> names() {
    require(JsonType.OBJECT);
    List<String> names = new ArrayList<>(node.size());
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Override
  public List<JsonValue> elements() {
    require(JsonType.ARRAY);
    List<JsonValue> elements = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      elements.add(child(element));
    }
    return elements;
  }

  private JsonValue child(JsonNode child) {
    return new JacksonValue(child, depth - 1);
  }

  @Override
  public String toJson() {
    return node.toString();
  }

  @Override
  public String toString() {
    return toJson();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JacksonValue value && NodeEquality.equal(node, value.node);
  }

  @Override
  public int hashCode() {
    return NodeEquality.hash(node);
  }

  private void require(JsonType type) {
    if (type() != type) {
      throw new IllegalStateException("a JSON value is " + type() + ", not " + type);
    }
  }
}
