package dev.parley.browser;

import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;
import java.util.Objects;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;

final class BrowserObjectBuilder implements JsonObjectBuilder {

  private final JSObject object = JSObjects.create();
  private int deepestMember;

  @Override
  public JsonObjectBuilder put(String name, JsonValue value) {
    BrowserValue member = BrowserValue.of(value);
    deepestMember = Math.max(deepestMember, member.depth());
    return put(name, member.node());
  }

  @Override
  public JsonObjectBuilder put(String name, String value) {
    return put(name, BrowserValue.ofString(Objects.requireNonNull(value, name)));
  }

  @Override
  public JsonObjectBuilder put(String name, double value) {
    return put(name, BrowserValue.ofNumber(value));
  }

  @Override
  public JsonObjectBuilder put(String name, boolean value) {
    return put(name, BrowserValue.ofBool(value));
  }

  @Override
  public JsonObjectBuilder putNull(String name) {
    return put(name, (JSObject) null);
  }

  @Override
  public JsonValue build() {
    return new BrowserValue(object, deepestMember + 1);
  }

  private JsonObjectBuilder put(String name, JSObject node) {
    define(object, name, node);
    return this;
  }

  // Assigning to __proto__ would set the object's prototype rather than a member of that name.
  @JSBody(
      params = {"object", "name", "node"},
      script =
          "if (name === '__proto__') { Object.defineProperty(object, name,"
              + " {value: node, configurable: true, enumerable: true, writable: true}); }"
              + " else { object[name] = node; }")
  private static native void define(JSObject object, String name, JSObject node);
}
