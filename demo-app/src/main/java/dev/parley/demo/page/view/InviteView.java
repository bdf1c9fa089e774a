package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Clipboard;
import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.PageAddress;
import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Copies the room's link, or shows it where the page may not copy. */
final class InviteView {

  private static final int FEEDBACK_MILLIS = 2_500;

  private final DemoState state;
  private final HTMLElement button = Dom.byId("invite");
  private final HTMLElement text = Dom.byId("invite-text");
  private final HTMLElement fallback = Dom.byId("invite-fallback");
  private final HTMLInputElement field = Dom.input("invite-link");
  private int timer;

  InviteView(DemoState state) {
    this.state = state;
    Dom.onClick(button, () -> Clipboard.write(link(), this::copied, this::showLink));
    Dom.onClick(Dom.byId("invite-done"), this::hideLink);
  }

  private String link() {
    Location location = Location.current();
    return location.getProtocol() + "//" + location.getHost() + PageAddress.ofRoom(state.room());
  }

  private void copied() {
    Dom.show(fallback, false);
    showCopied(true);
    Window.clearTimeout(timer);
    timer = Window.setTimeout(() -> showCopied(false), FEEDBACK_MILLIS);
  }

  private void showCopied(boolean copied) {
    Dom.flag(button, "done", copied);
    Dom.icon(button, copied ? "i-check" : "i-link");
    Dom.text(text, copied ? "Copied" : "Copy invitation link");
  }

  private void showLink() {
    field.setValue(link());
    Dom.show(fallback, true);
    field.focus();
    field.select();
  }

  private void hideLink() {
    Dom.show(fallback, false);
    button.focus();
  }
}
