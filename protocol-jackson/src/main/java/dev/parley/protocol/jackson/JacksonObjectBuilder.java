package dev.parley.protocol.jackson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;

final class JacksonObjectBuilder implements JsonObjectBuilder {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  @Override
  public JsonObjectBuilder put(String name, JsonValue value) {
    object.set(name, JacksonValue.nodeOf(value));
    return this;
  }

  @Override
  public JsonObjectBuilder put(String name, String value) {
    object.put(name, value);
    return this;
  }

  @Override
  public JsonObjectBuilder put(String name, double value) {
    object.set(name, JacksonValue.numberNode(value));
    return this;
  }

  @Override
  public JsonObjectBuilder put(String name, boolean value) {
    object.put(name, value);
    return this;
  }

  @Override
  public JsonObjectBuilder putNull(String name) {
    object.putNull(name);
    return this;
  }

  @Override
  public JsonValue build() {
    return new JacksonValue(object);
  }
}
