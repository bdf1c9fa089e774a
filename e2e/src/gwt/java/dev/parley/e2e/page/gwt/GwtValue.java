package dev.parley.e2e.page.gwt;

import com.google.gwt.core.client.JavaScriptObject;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON value that is the member {@code v} of a browser's object. */
final class GwtValue implements JsonValue {

  private final JavaScriptObject box;
  private final int depth;

  GwtValue(JavaScriptObject box, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw new IllegalArgumentException("a JSON value is nested too deep");
    }
    this.box = box;
    this.depth = depth;
  }

  static GwtValue of(JsonValue value) {
    if (value instanceof GwtValue gwt) {
      return gwt;
    }
    throw new IllegalArgumentException("a JSON value was made by another Json than this one");
  }

  static double finite(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a number is infinite or not a number");
    }
    return value;
  }

  JavaScriptObject box() {
    return box;
  }

  int depth() {
    return depth;
  }

  @Override
  public JsonType type() {
    return switch (typeOf(box)) {
      case "string" -> JsonType.STRING;
      case "number" -> JsonType.NUMBER;
      case "boolean" -> JsonType.BOOLEAN;
      case "array" -> JsonType.ARRAY;
      case "null" -> JsonType.NULL;
      default -> JsonType.OBJECT;
    };
  }

  @Override
  public String string() {
    require(JsonType.STRING);
    return string(box);
  }

  @Override
  public double number() {
    require(JsonType.NUMBER);
    return number(box);
  }

  @Override
  public boolean bool() {
    require(JsonType.BOOLEAN);
    return bool(box);
  }

  @Override
  public Optional<JsonValue> member(String name) {
    require(JsonType.OBJECT);
    return has(box, name) ? Optional.of(child(box, name)) : Optional.empty();
  }

  @Override
  public List<String> names() {
    require(JsonType.OBJECT);
    List<String> names = new ArrayList<>();
    JavaScriptObject keys = keys(box);
    for (int i = 0; i < length(keys); i++) {
      names.add(string(at(keys, i)));
    }
    return names;
  }

  @Override
  public List<JsonValue> elements() {
    require(JsonType.ARRAY);
    List<JsonValue> elements = new ArrayList<>();
    for (int i = 0; i < length(box); i++) {
      elements.add(new GwtValue(at(box, i), depth - 1));
    }
    return elements;
  }

  private JsonValue child(JavaScriptObject object, String name) {
    return new GwtValue(memberOf(object, name), depth - 1);
  }

  @Override
  public native String toJson() /*-{
    return JSON.stringify(this.@dev.parley.e2e.page.gwt.GwtValue::box.v);
  }-*/;

  @Override
  public String toString() {
    return toJson();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof GwtValue value) || value.type() != type()) {
      return false;
    }
    return switch (type()) {
      case OBJECT -> sameMembers(value);
      case ARRAY -> elements().equals(value.elements());
      case STRING, NUMBER, BOOLEAN, NULL -> identical(box, value.box);
    };
  }

  private boolean sameMembers(GwtValue other) {
    for (String name : names()) {
      if (!member(name).equals(other.member(name))) {
        return false;
      }
    }
    return names().size() == other.names().size();
  }

  @Override
  public int hashCode() {
    return switch (type()) {
      case OBJECT -> {
        int hash = 0;
        for (String name : names()) {
          hash += name.hashCode() ^ member(name).hashCode();
        }
        yield hash;
      }
      case ARRAY -> elements().hashCode();
      case STRING -> string().hashCode();
      case NUMBER -> Double.hashCode(number() + 0.0);
      case BOOLEAN -> Boolean.hashCode(bool());
      case NULL -> 0;
    };
  }

  private void require(JsonType type) {
    if (type() != type) {
      throw new IllegalStateException("a JSON value is " + type() + ", not " + type);
    }
  }

  private static native String typeOf(JavaScriptObject box) /*-{
    var value = box.v;
    return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  }-*/;

  private static native String string(JavaScriptObject box) /*-{
    return box.v;
  }-*/;

  private static native double number(JavaScriptObject box) /*-{
    return box.v;
  }-*/;

  private static native boolean bool(JavaScriptObject box) /*-{
    return box.v;
  }-*/;

  private static native boolean has(JavaScriptObject box, String name) /*-{
    return Object.prototype.hasOwnProperty.call(box.v, name);
  }-*/;

  private static native JavaScriptObject memberOf(JavaScriptObject box, String name) /*-{
    return {v: box.v[name]};
  }-*/;

  private static native JavaScriptObject keys(JavaScriptObject box) /*-{
    return {v: Object.keys(box.v)};
  }-*/;

  private static native int length(JavaScriptObject box) /*-{
    return box.v.length;
  }-*/;

  private static native JavaScriptObject at(JavaScriptObject box, int index) /*-{
    return {v: box.v[index]};
  }-*/;

  private static native boolean identical(JavaScriptObject a, JavaScriptObject b) /*-{
    return a.v === b.v;
  }-*/;

  static native JavaScriptObject ofString(String value) /*-{
    return {v: value};
  }-*/;

  static native JavaScriptObject ofNumber(double value) /*-{
    return {v: value};
  }-*/;

  static native JavaScriptObject ofBool(boolean value) /*-{
    return {v: !!value};
  }-*/;

  static native JavaScriptObject ofNull() /*-{
    return {v: null};
  }-*/;

  static native JavaScriptObject emptyArray() /*-{
    return {v: []};
  }-*/;

  static native void push(JavaScriptObject array, JavaScriptObject element) /*-{
    array.v.push(element.v);
  }-*/;
}
