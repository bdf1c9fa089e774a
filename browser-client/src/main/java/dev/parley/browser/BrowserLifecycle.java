package dev.parley.browser;

import dev.parley.client.loop.Registration;
import dev.parley.client.port.Lifecycle;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.EventTarget;

/** The page's life, as its events tell it. */
final class BrowserLifecycle implements Lifecycle {

  /**
   * {@code resume} of a frozen page (Page Lifecycle). One with WebRTC does not go into the
   * back-forward cache.
   */
  @Override
  public Registration onWake(Runnable listener) {
    return listen(Window.current().getDocument(), "resume", event -> listener.run());
  }

  /** {@code pagehide} (HTML §7.4.6), unless the page may come back. */
  @Override
  public Registration onEnd(Runnable listener) {
    return listen(
        Window.current(),
        "pagehide",
        event -> {
          if (!isPersisted(event)) {
            listener.run();
          }
        });
  }

  private static Registration listen(
      EventTarget target, String type, EventListener<Event> listener) {
    target.addEventListener(type, listener);
    return () -> target.removeEventListener(type, listener);
  }

  @JSBody(params = "event", script = "return event.persisted === true;")
  private static native boolean isPersisted(Event event);
}
