package dev.parley.demo.page.dom;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Puts text where the person can paste it from. */
public final class Clipboard {

  private Clipboard() {}

  /** Calls exactly one of the two, later or at once. */
  public static void write(String text, Runnable written, Runnable refused) {
    BrowserClipboard clipboard = BrowserWindow.current().getNavigator().getClipboard();
    if (clipboard == null) {
      refused.run();
      return;
    }
    then(clipboard.writeText(text), written::run, refused::run);
  }

  /** What JavaScript calls back. No type parameter: TeaVM would wrap every value for it. */
  @JSFunctor
  private interface Callback extends JSObject {
    void call();
  }

  @JSBody(
      params = {"promise", "fulfilled", "rejected"},
      script = "promise.then(() => fulfilled(), () => rejected());")
  private static native void then(JSObject promise, Callback fulfilled, Callback rejected);
}
