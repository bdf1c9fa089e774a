package dev.parley.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSExceptions;
import org.teavm.jso.JSObject;

/** An error of the browser's, mostly a DOMException, with the name that tells its kind. */
public final class BrowserException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient JSObject error;

  BrowserException(String name, String message, JSObject error) {
    super(message);
    this.name = name;
    this.error = error;
  }

  /** The exception that was thrown or with which a promise was rejected. */
  static Throwable of(JSObject error) {
    Throwable thrownByJava = JSExceptions.getJavaException(error);
    return thrownByJava != null
        ? thrownByJava
        : new BrowserException(name(error), message(error), error);
  }

  /** What JavaScript is given for {@code error}: the browser's own where there is one. */
  static JSObject toJs(Throwable error) {
    return error instanceof BrowserException browser && browser.error != null
        ? browser.error
        : jsError(error.getClass().getName(), String.valueOf(error.getMessage()));
  }

  /** Such as {@code NotAllowedError}; see Web IDL's table of error names. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name + ": " + getMessage();
  }

  @JSBody(params = "error", script = "return String(error && error.name || 'Error');")
  private static native String name(JSObject error);

  @JSBody(params = "error", script = "return String(error && error.message || error);")
  static native String message(JSObject error);

  @JSBody(
      params = {"name", "message"},
      script = "return Object.assign(new Error(message), {name: name});")
  private static native JSObject jsError(String name, String message);
}
