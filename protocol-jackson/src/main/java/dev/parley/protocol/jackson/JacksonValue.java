package dev.parley.protocol.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON value that is a node of a Jackson tree. */
record JacksonValue(JsonNode node) implements JsonValue {

  static JsonNode nodeOf(JsonValue value) {
    if (value instanceof JacksonValue jackson) {
      return jackson.node;
    }
    throw new IllegalArgumentException("a JSON value was made by another Json than this one");
  }

  static NumericNode numberNode(double value) {
    boolean integral = value == Math.rint(value) && Math.abs(value) <= Protocol.MAX_SEQUENCE;
    return integral ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
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
    return Optional.ofNullable(node.get(name)).map(JacksonValue::new);
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
      elements.add(new JacksonValue(element));
    }
    return elements;
  }

  @Override
  public String toJson() {
    return node.toString();
  }

  @Override
  public String toString() {
    return toJson();
  }

  private void require(JsonType type) {
    if (type() != type) {
      throw new IllegalStateException("a JSON value is " + type() + ", not " + type);
    }
  }
}
