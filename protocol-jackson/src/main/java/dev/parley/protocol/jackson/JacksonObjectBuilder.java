package dev.parley.protocol.jackson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;
import java.util.Objects;

final class JacksonObjectBuilder implements JsonObjectBuilder {

  private final ObjectNode object = JsonNodeFactory.instance.objectNode();
  private int deepestMember;

  @Override
  public JsonObjectBuilder put(String name, JsonValue value) {
    JacksonValue member = JacksonValue.of(value);
    object.set(name, member.node());
    deepestMember = Math.max(deepestMember, member.depth());
    return this;
  }

  @Override
  public JsonObjectBuilder put(String name, String value) {
    object.put(name, Objects.requireNonNull(value, name));
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
    return new JacksonValue(object, deepestMember + 1);
  }
}
