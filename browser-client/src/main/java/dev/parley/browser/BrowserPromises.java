package dev.parley.browser;

import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import java.util.function.Function;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** The client's promises as the browser's, and the other way. */
public final class BrowserPromises {

  private BrowserPromises() {}

  /** A promise of the browser's, whose rejection comes as a {@link BrowserException}. */
  public static <T> Promise<T> of(JSPromise<T> promise) {
    return of(new BrowserEventLoop(), promise, value -> value);
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
  static <V, T> Promise<T> of(EventLoop loop, JSPromise<V> promise, Function<V, T> convert) {
    Deferred<T> deferred = new Deferred<>(loop);
    promise.then(
        value -> {
          deferred.resolve(convert.apply(value));
          return null;
        },
        error -> {
          deferred.reject(BrowserException.of((JSObject) error));
          return null;
        });
    return deferred.promise();
  }
}
