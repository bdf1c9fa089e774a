package dev.parley.browser;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.json.JSON;

/** A JSON value that is a value of the browser's; JSON's null is Java's. */
final class BrowserValue implements JsonValue {

  private final JSObject node;

  /** How deep it is nested at most; a value out of a larger one takes it for deeper than it is. */
  private final int depth;

  /**
   * Views a node whose depth is known.
   *
   * @throws IllegalArgumentException if it is nested deeper than any Json makes
   */
  BrowserValue(JSObject node, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a JSON value is nested deeper than " + Json.MAX_DEPTH + " levels");
    }
    this.node = node;
    this.depth = depth;
  }

  /** The value as one of this Json. */
  static BrowserValue of(JsonValue value) {
    if (value instanceof BrowserValue browserValue) {
      return browserValue;
    }
    throw new IllegalArgumentException("a JSON value was made by another Json than this one");
  }

  static JSObject ofNumber(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a number is infinite or not a number; JSON has no such");
    }
    return ofFinite(value);
  }

  JSObject node() {
    return node;
  }

  int depth() {
    return depth;
  }

  @Override
  public JsonType type() {
    return switch (typeOf(node)) {
      case 's' -> JsonType.STRING;
      case 'd' -> JsonType.NUMBER;
      case 'b' -> JsonType.BOOLEAN;
      case 'a' -> JsonType.ARRAY;
      case 'n' -> JsonType.NULL;
      default -> JsonType.OBJECT;
    };
  }

  @Override
  public String string() {
    require(JsonType.STRING);
    return toStringValue(node);
  }

  @Override
  public double number() {
    require(JsonType.NUMBER);
    return toNumber(node);
  }

  @Override
  public boolean bool() {
    require(JsonType.BOOLEAN);
    return toBool(node);
  }

  @Override
  public Optional<JsonValue> member(String name) {
    require(JsonType.OBJECT);
    return has(node, name) ? Optional.of(child(get(node, name))) : Optional.empty();
  }

  @Override
  public List<String> names() {
    require(JsonType.OBJECT);
    return Arrays.asList(JSObjects.keys(node));
  }

  @Override
  public List<JsonValue> elements() {
    require(JsonType.ARRAY);
    JSArrayReader<JSObject> array = toArray(node);
    List<JsonValue> elements = new ArrayList<>(array.getLength());
    for (int i = 0; i < array.getLength(); i++) {
      elements.add(child(array.get(i)));
    }
    return elements;
  }

  private BrowserValue child(JSObject child) {
    return new BrowserValue(child, depth - 1);
  }

  @Override
  public String toJson() {
    return JSON.stringify(node);
  }

  @Override
  public String toString() {
    return toJson();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BrowserValue value && same(node, value.node);
  }

  @Override
  public int hashCode() {
    return hash(node);
  }

  private void require(JsonType type) {
    if (type() != type) {
      throw new IllegalStateException("a JSON value is " + type() + ", not " + type);
    }
  }

  @JSBody(
      params = "node",
      script =
          "return (node === null ? 'n' : Array.isArray(node) ? 'a' : typeof node === 'number' ? 'd'"
              + " : (typeof node)[0]).charCodeAt(0);")
  private static native char typeOf(JSObject node);

  // Object.hasOwn: a member may bear the name of one that every object inherits.
  @JSBody(
      params = {"node", "name"},
      script = "return Object.hasOwn(node, name);")
  private static native boolean has(JSObject node, String name);

  @JSBody(
      params = {"node", "name"},
      script = "return node[name];")
  private static native JSObject get(JSObject node, String name);

  // In JavaScript, so that a program which compares no values carries nothing for it.
  @JSBody(
      params = {"a", "b"},
      script =
          "const same = (a, b) => {"
              + " if (a === b) { return true; }"
              + " if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object'"
              + " || Array.isArray(a) !== Array.isArray(b)) { return false; }"
              + " const names = Object.keys(a);"
              + " return names.length === Object.keys(b).length"
              + " && names.every(name => Object.hasOwn(b, name) && same(a[name], b[name])); };"
              + "return same(a, b);")
  private static native boolean same(JSObject a, JSObject b);

  // A sum over the members, in whatever order they are; -0 is the text 0, as 0 is.
  @JSBody(
      params = "node",
      script =
          "const ofText = text => Array.from(text).reduce("
              + "(hash, c) => (31 * hash + c.codePointAt(0)) | 0, 0);"
              + "const of = node => node === null || typeof node !== 'object'"
              + " ? ofText(String(node))"
              + " : Object.keys(node).reduce("
              + "(hash, name) => (hash + (ofText(name) ^ of(node[name]))) | 0, 1);"
              + "return of(node);")
  private static native int hash(JSObject node);

  @JSBody(params = "node", script = "return node;")
  private static native String toStringValue(JSObject node);

  @JSBody(params = "node", script = "return node;")
  private static native double toNumber(JSObject node);

  @JSBody(params = "node", script = "return node;")
  private static native boolean toBool(JSObject node);

  @JSBody(params = "node", script = "return node;")
  private static native JSArrayReader<JSObject> toArray(JSObject node);

  @JSBody(params = "value", script = "return value;")
  static native JSObject ofString(String value);

  @JSBody(params = "value", script = "return value;")
  private static native JSObject ofFinite(double value);

  @JSBody(params = "value", script = "return value;")
  static native JSObject ofBool(boolean value);
}
