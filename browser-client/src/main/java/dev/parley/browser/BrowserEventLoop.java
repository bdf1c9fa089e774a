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
  private interface Callback extends JSObject {
    void call();
  }

  @Override
  public void post(Runnable task) {
    queueMicrotask(() -> run(task));
  }

  @Override
  public Registration schedule(long delayMillis, Runnable task) {
    int timer = Window.setTimeout(() -> run(task), (int) Math.min(delayMillis, Integer.MAX_VALUE));
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

  private void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable error) {
      uncaught(error);
    }
  }

  @JSBody(params = "callback", script = "queueMicrotask(callback);")
  private static native void queueMicrotask(Callback callback);

  @JSBody(script = "return performance.now();")
  private static native double now();

  @JSBody(params = "error", script = "reportError(error);")
  private static native void reportError(JSObject error);
}
