package dev.parley.browser;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSObjects;

/**
 * JSON by the browser's own {@code JSON} object. The order of an object's members is the text's,
 * but for names that are array indices, which ECMAScript puts first.
 */
public final class BrowserJson implements Json {

  @Override
  public JsonValue parse(String text) throws JsonException {
    JSObject failure = JSObjects.create();
    JSObject node = parse(text, failure);
    if (node == failure) {
      throw new JsonException(BrowserException.message(failure));
    }
    return new BrowserValue(node, NodeDepth.of(node));
  }

  /** The value; where there is none, {@code failure} with a message. */
  @JSBody(
      params = {"text", "failure"},
      script =
          "try { return JSON.parse(text); }"
              + " catch (error) { failure.message = error.message; return failure; }")
  private static native JSObject parse(String text, JSObject failure);

  /**
   * Views what {@code JSON.parse} gave or could have given; from then on it must not be changed.
   *
   * @throws IllegalArgumentException if it has a number that is not finite, or is nested too deep
   */
  public static JsonValue view(JSObject node) {
    try {
      return new BrowserValue(node, NodeDepth.of(node));
    } catch (JsonException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * The browser's own value behind {@code value}, not to be changed.
   *
   * @throws IllegalArgumentException if {@code value} was made by another {@link Json}
   */
  public static JSObject nodeOf(JsonValue value) {
    return BrowserValue.of(value).node();
  }

  @Override
  public JsonObjectBuilder object() {
    return new BrowserObjectBuilder();
  }

  @Override
  public JsonValue array(List<JsonValue> elements) {
    JSArray<JSObject> array = new JSArray<>();
    int deepest = 0;
    for (JsonValue element : elements) {
      BrowserValue value = BrowserValue.of(element);
      array.push(value.node());
      deepest = Math.max(deepest, value.depth());
    }
    return new BrowserValue(array, deepest + 1);
  }

  @Override
  public JsonValue string(String value) {
    return new BrowserValue(BrowserValue.ofString(Objects.requireNonNull(value)), 0);
  }

  @Override
  public JsonValue number(double value) {
    return new BrowserValue(BrowserValue.ofNumber(value), 0);
  }

  @Override
  public JsonValue bool(boolean value) {
    return new BrowserValue(BrowserValue.ofBool(value), 0);
  }

  @Override
  public JsonValue nullValue() {
    return new BrowserValue(null, 0);
  }
}
