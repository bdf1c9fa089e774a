package dev.parley.e2e.page.gwt;

import com.google.gwt.core.client.JavaScriptException;
import com.google.gwt.core.client.JavaScriptObject;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;
import java.util.List;

/**
 * JSON by the browser's own {@code JSON} object, for GWT. A value is held in an object's member
 * {@code v}, because JSNI makes Java strings and numbers of JavaScript's.
 */
final class GwtJson implements Json {

  @Override
  public JsonValue parse(String text) throws JsonException {
    JavaScriptObject box;
    try {
      box = box(text);
    } catch (JavaScriptException e) {
      throw new JsonException(e.getDescription());
    }
    int depth = depth(box);
    if (depth < 0) {
      throw new JsonException("a number is too large, or a value is nested too deep");
    }
    return new GwtValue(box, depth);
  }

  private static native JavaScriptObject box(String text) /*-{
    return {v: JSON.parse(text)};
  }-*/;

  private static native int depth(JavaScriptObject box) /*-{
    function depth(value, allowed) {
      if (typeof value === 'number') {
        return isFinite(value) ? 0 : -1;
      }
      if (value === null || typeof value !== 'object') {
        return 0;
      }
      var deepest = 0;
      for (var name in value) {
        var inner = allowed === 1 && typeof value[name] === 'object' && value[name] !== null
            ? -1 : depth(value[name], allowed - 1);
        if (inner < 0) {
          return -1;
        }
        deepest = Math.max(deepest, inner);
      }
      return deepest + 1;
    }
    return depth(box.v, @dev.parley.protocol.json.Json::MAX_DEPTH);
  }-*/;

  @Override
  public JsonObjectBuilder object() {
    return new GwtObjectBuilder();
  }

  @Override
  public JsonValue array(List<JsonValue> elements) {
    JavaScriptObject array = GwtValue.emptyArray();
    int deepest = 0;
    for (JsonValue element : elements) {
      GwtValue value = GwtValue.of(element);
      GwtValue.push(array, value.box());
      deepest = Math.max(deepest, value.depth());
    }
    return new GwtValue(array, deepest + 1);
  }

  @Override
  public JsonValue string(String value) {
    return new GwtValue(GwtValue.ofString(value), 0);
  }

  @Override
  public JsonValue number(double value) {
    return new GwtValue(GwtValue.ofNumber(GwtValue.finite(value)), 0);
  }

  @Override
  public JsonValue bool(boolean value) {
    return new GwtValue(GwtValue.ofBool(value), 0);
  }

  @Override
  public JsonValue nullValue() {
    return new GwtValue(GwtValue.ofNull(), 0);
  }
}
