package dev.parley.protocol.golden;

import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A JSON value that no {@code Json} made. */
final class ForeignNull implements JsonValue {

  @Override
  public JsonType type() {
    return JsonType.NULL;
  }

  @Override
  public String string() {
    throw new IllegalStateException();
  }

  @Override
  public double number() {
    throw new IllegalStateException();
  }

  @Override
  public boolean bool() {
    throw new IllegalStateException();
  }

  @Override
  public Optional<JsonValue> member(String name) {
    throw new IllegalStateException();
  }

  @Override
  public List<String> names() {
    throw new IllegalStateException();
  }

  @Override
  public List<JsonValue> elements() {
    throw new IllegalStateException();
  }

  @Override
  public String toJson() {
    return "null";
  }
}
