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
   * where there is one (Network Information API); {@code resume} of a frozen page (Page Lifecycle)
   * and {@code pageshow} of one that comes out of the back-forward cache (HTML §7.4.6).
   */
  @Override
  public Registration onChange(Runnable listener) {
    JSObject registered = listen(listener::run);
    return () -> remove(registered);
  }

  @JSBody(script = "return navigator.onLine !== false;")
  private static native boolean onLine();

  @JSBody(
      params = "callback",
      script =
          "const call = () => callback();"
              + "const all = [[window, 'online'], [window, 'offline'], [window, 'pageshow'],"
              + " [document, 'resume'], [navigator.connection, 'change']]"
              + ".filter(one => one[0] && one[0].addEventListener);"
              + "all.forEach(one => one[0].addEventListener(one[1], call));"
              + "return () => all.forEach(one => one[0].removeEventListener(one[1], call));")
  private static native JSObject listen(Callback callback);

  @JSBody(params = "registered", script = "registered();")
  private static native void remove(JSObject registered);
}
