package dev.parley.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Tells what a message event's data is. */
final class JsData {

  private JsData() {}

  @JSBody(params = "data", script = "return typeof data === 'string';")
  static native boolean isString(JSObject data);
}
