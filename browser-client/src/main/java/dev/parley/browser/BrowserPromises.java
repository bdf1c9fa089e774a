package dev.parley.browser;

import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** The client's promises as the browser's, and the other way. */
public final class BrowserPromises {

  /** Makes a Java value of one of the browser's. */
  interface Conversion<T> {
    T of(JSObject value);
  }

  /** What JavaScript calls back. No type parameter: TeaVM would wrap every value for it. */
  @JSFunctor
  private interface Callback extends JSObject {
    void call(JSObject value);
  }

  private BrowserPromises() {}

  /** A promise of the browser's, whose rejection comes as a {@link BrowserException}. */
  public static <T> Promise<T> of(JSPromise<T> promise) {
    Deferred<T> deferred = new Deferred<>(new BrowserEventLoop());
    promise.then(
        value -> {
          deferred.resolve(value);
          return null;
        },
        error -> {
          deferred.reject(BrowserException.of((JSObject) error));
          return null;
        });
    return deferred.promise();
  }

  /**
   * A promise of the client's as the browser's. It is rejected with the browser's own error where
   * there was one, else with an {@code Error} of the exception's class name and message.
   */
  public static <T> JSPromise<T> toJs(Promise<T> promise) {
    return new JSPromise<>(
        (resolve, reject) ->
            promise.whenSettled(
                resolve::accept, error -> reject.accept(BrowserException.toJs(error))));
  }

  /** The value is converted when it is there, before any other task runs. */
  static <T> Promise<T> of(EventLoop loop, JSPromise<?> promise, Conversion<T> convert) {
    Deferred<T> deferred = new Deferred<>(loop);
    then(
        promise,
        value -> settle(deferred, value, convert),
        error -> deferred.reject(BrowserException.of(error)));
    return deferred.promise();
  }

  private static <T> void settle(Deferred<T> deferred, JSObject value, Conversion<T> convert) {
    T converted;
    try {
      converted = convert.of(value);
    } catch (RuntimeException e) {
      // Thrown on, it would leave the promise pending, and who waits for it waiting for ever.
      deferred.reject(e);
      return;
    }
    deferred.resolve(converted);
  }

  @JSBody(
      params = {"promise", "fulfilled", "rejected"},
      script = "promise.then(fulfilled, rejected);")
  private static native void then(JSObject promise, Callback fulfilled, Callback rejected);
}
