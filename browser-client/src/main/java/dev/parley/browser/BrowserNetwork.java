package dev.parley.browser;

import dev.parley.client.loop.Registration;
import dev.parley.client.port.NetworkStatus;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What the browser knows of its network: {@code navigator.onLine} and {@code connection}. */
final class BrowserNetwork implements NetworkStatus {

  /** What JavaScript calls back. */
  @JSFunctor
  private interface Callback extends JSObject {
    void call();
  }

  @Override
  public boolean online() {
    return onLine();
  }

  /**
   * Besides {@code online} and {@code offline}: {@code navigator.connection}'s change of type,
   * where there is one (Network Information API). Its event comes as well whenever the browser
   * estimates the round trip or the bandwidth anew, which a call under load makes it do all the
   * time; a browser that knows no type says nothing else by it.
   */
  @Override
  public Registration onChange(Runnable listener) {
    JSObject registered = onChange((Callback) listener::run);
    return () -> remove(registered);
  }

  @JSBody(script = "return navigator.onLine !== false;")
  private static native boolean onLine();

  @JSBody(
      params = "callback",
      script =
          "const call = () => callback();"
              + "const change = navigator.connection;"
              + "let type = change && change.type;"
              + "const changed = () => { if (type !== (type = change.type)) callback(); };"
              + "addEventListener('online', call);"
              + "addEventListener('offline', call);"
              + "if (change) change.addEventListener('change', changed);"
              + "return () => {"
              + " removeEventListener('online', call);"
              + " removeEventListener('offline', call);"
              + " if (change) change.removeEventListener('change', changed); };")
  private static native JSObject onChange(Callback callback);

  @JSBody(params = "registered", script = "registered();")
  private static native void remove(JSObject registered);
}
