package dev.parley.browser;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSError;
import org.teavm.jso.json.JSON;

/**
 * JSON by the browser's own {@code JSON} object. The order of an object's members is the text's,
 * but for names that are array indices, which ECMAScript puts first.
 */
public final class BrowserJson implements Json {

  @Override
  public JsonValue parse(String text) throws JsonException {
    String[] failure = new String[1];
    JSObject node =
        JSError.catchNative(
            () -> JSON.parse(text),
            error -> {
              failure[0] = BrowserException.message(error);
              return null;
            });
    if (failure[0] != null) {
      throw new JsonException(failure[0]);
    }
    return new BrowserValue(node);
  }

  /**
   * Views what {@code JSON.parse} gave or could have given; from then on it must not be changed.
   */
  public static JsonValue view(JSObject node) {
    return new BrowserValue(node);
  }

  /**
   * The browser's own value behind {@code value}, not to be changed.
   *
   * @throws IllegalArgumentException if {@code value} was made by another {@link Json}
   */
  public static JSObject nodeOf(JsonValue value) {
    return BrowserValue.nodeOf(value);
  }

  @Override
  public JsonObjectBuilder object() {
    return new BrowserObjectBuilder();
  }

  @Override
  public JsonValue array(List<JsonValue> elements) {
    JSArray<JSObject> array = new JSArray<>();
    for (JsonValue element : elements) {
      array.push(BrowserValue.nodeOf(element));
    }
    return new BrowserValue(array);
  }

  @Override
  public JsonValue string(String value) {
    return new BrowserValue(BrowserValue.ofString(value));
  }

  @Override
  public JsonValue number(double value) {
    return new BrowserValue(BrowserValue.ofNumber(value));
  }

  @Override
  public JsonValue bool(boolean value) {
    return new BrowserValue(BrowserValue.ofBool(value));
  }

  @Override
  public JsonValue nullValue() {
    return new BrowserValue(null);
  }
}
