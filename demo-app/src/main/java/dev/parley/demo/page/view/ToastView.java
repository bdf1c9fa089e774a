package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** Says something for a moment: seen at the top, and spoken by a screen reader. */
final class ToastView {

  private static final int MILLIS = 4_000;

  private final HTMLElement toasts = Dom.byId("toasts");

  void show(String text) {
    HTMLElement toast = HTMLDocument.current().createElement("p");
    toast.getClassList().add("toast");
    Dom.text(toast, text);
    toasts.appendChild(toast);
    // Not toast::delete: TeaVM would wrap the element for it.
    Window.setTimeout(() -> toast.delete(), MILLIS);
  }
}
