package dev.parley.e2e.page.gwt;

import com.google.gwt.core.client.JavaScriptObject;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;

/** Builds an object without a prototype, in which {@code __proto__} is a name like any other. */
final class GwtObjectBuilder implements JsonObjectBuilder {

  private final JavaScriptObject object = empty();
  private int deepestMember;

  @Override
  public JsonObjectBuilder put(String name, JsonValue value) {
    GwtValue member = GwtValue.of(value);
    put(object, name, member.box());
    deepestMember = Math.max(deepestMember, member.depth());
    return this;
  }

  @Override
  public JsonObjectBuilder put(String name, String value) {
    put(object, name, GwtValue.ofString(value));
    return this;
  }

  @Override
  public JsonObjectBuilder put(String name, double value) {
    put(object, name, GwtValue.ofNumber(GwtValue.finite(value)));
    return this;
  }

  @Override
  public JsonObjectBuilder put(String name, boolean value) {
    put(object, name, GwtValue.ofBool(value));
    return this;
  }

  @Override
  public JsonObjectBuilder putNull(String name) {
    put(object, name, GwtValue.ofNull());
    return this;
  }

  @Override
  public JsonValue build() {
    return new GwtValue(object, deepestMember + 1);
  }

  private static native JavaScriptObject empty() /*-{
    return {v: Object.create(null)};
  }-*/;

  private static native void put(JavaScriptObject box, String name, JavaScriptObject member) /*-{
    box.v[name] = member.v;
  }-*/;
}
