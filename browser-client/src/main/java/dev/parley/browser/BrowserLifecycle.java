package dev.parley.browser;

import dev.parley.client.loop.Registration;
import dev.parley.client.port.Lifecycle;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The page's life, as its events tell it. */
final class BrowserLifecycle implements Lifecycle {

  /**
   * {@code resume} of a frozen page (Page Lifecycle). One with WebRTC does not go into the
   * back-forward cache.
   */
  @Override
  public Registration onWake(Runnable listener) {
    return listen("resume", listener);
  }

  /** {@code pagehide} (HTML §7.4.6), unless the page may come back. */
  @Override
  public Registration onEnd(Runnable listener) {
    return listen("pagehide", listener);
  }

  private static Registration listen(String type, Runnable listener) {
    JSObject registered = listen(type, (BrowserEventLoop.Callback) listener::run);
    return () -> remove(registered);
  }

  // At the window in the capture phase, which the document's events pass too.
  @JSBody(
      params = {"type", "callback"},
      script =
          "const call = event => { if (!event.persisted) callback(); };"
              + "addEventListener(type, call, true);"
              + "return () => removeEventListener(type, call, true);")
  private static native JSObject listen(String type, BrowserEventLoop.Callback callback);

  @JSBody(params = "registered", script = "registered();")
  private static native void remove(JSObject registered);
}
