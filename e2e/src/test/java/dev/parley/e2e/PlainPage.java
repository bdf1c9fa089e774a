package dev.parley.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/**
 * A tab with one of the tutorial programs under {@code pages/plain/} in it, used as a person uses
 * it. Its frames are watched from without: the program itself knows nothing of rooms and peers.
 */
final class PlainPage {

  private final Tab tab;
  private final List<String> received = new ArrayList<>();

  private PlainPage(Tab tab) {
    this.tab = tab;
    tab.page().onWebSocket(this::watch);
  }

  /** Opens {@code program} in {@code room} and waits until the relay has let it in. */
  static PlainPage enter(Tab tab, Relay relay, String program, String room) {
    PlainPage page = new PlainPage(tab);
    tab.go(relay.url("plain/" + program + ".html?room=" + room));
    page.awaitFrame("\"type\":\"welcome\"");
    return page;
  }

  private void watch(WebSocket socket) {
    socket.onFrameReceived(frame -> received.add(frame.text()));
  }

  /** Waits for a frame from the relay in which {@code text} is found. */
  void awaitFrame(String text) {
    tab.page().waitForCondition(() -> received.stream().anyMatch(each -> each.contains(text)));
  }

  void call() {
    button("Call").click();
  }

  /** Waits for what the programs do not show; both call it {@code channel}. */
  void awaitOpenChannel() {
    tab.await("() => channel?.readyState === 'open'");
  }

  void say(String text) {
    tab.page().getByLabel("Message").fill(text);
    button("Send").click();
  }

  void awaitText(String text) {
    tab.page()
        .getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText(text))
        .first()
        .waitFor();
  }

  Tab tab() {
    return tab;
  }

  private Locator button(String name) {
    return tab.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
