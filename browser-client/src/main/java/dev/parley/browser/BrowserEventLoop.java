package dev.parley.browser;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Registration;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;

/** The page's own event loop; stateless. */
public final class BrowserEventLoop implements EventLoop {

  /** What JavaScript calls back. */
  @JSFunctor
  interface Callback extends JSObject {
    void call();
  }

  @Override
  public void post(Runnable task) {
    queueMicrotask(callback(task));
  }

  @Override
  public Registration schedule(long delayMillis, Runnable task) {
    int timer = setTimeout(callback(task), (int) Math.min(delayMillis, Integer.MAX_VALUE));
    return () -> Window.clearTimeout(timer);
  }

  @Override
  public long nowMillis() {
    return (long) now();
  }

  /**
   * As the browser does for an exception that no one caught: the window's error event, the console.
   */
  @Override
  public void uncaught(Throwable error) {
    reportError(BrowserException.toJs(error));
  }

  private Callback callback(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (Throwable error) {
        uncaught(error);
      }
    };
  }

  @JSBody(params = "callback", script = "queueMicrotask(callback);")
  private static native void queueMicrotask(Callback callback);

  @JSBody(
      params = {"callback", "delayMillis"},
      script = "return setTimeout(callback, delayMillis);")
  private static native int setTimeout(Callback callback, int delayMillis);

  @JSBody(script = "return performance.now();")
  private static native double now();

  @JSBody(params = "error", script = "reportError(error);")
  private static native void reportError(JSObject error);
}
