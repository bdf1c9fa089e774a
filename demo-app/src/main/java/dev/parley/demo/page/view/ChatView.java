package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.Chat;
import dev.parley.demo.page.state.ChatLine;
import dev.parley.demo.page.state.DemoState;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The chat's messages, the field for the next one, and the button that opens it all. */
final class ChatView implements View {

  private final DemoState state;
  private final HTMLElement call = Dom.byId("call");
  private final HTMLElement chat = Dom.byId("chat");
  private final HTMLElement log = Dom.byId("log");
  private final HTMLElement empty = Dom.byId("log-empty");
  private final HTMLInputElement message = Dom.input("message");
  private final HTMLElement toggle = Dom.byId("chat-toggle");
  private final HTMLElement badge = Dom.byId("unread");

  /** How many messages the log has had since the chat was cleared, those dropped too. */
  private int shown;

  ChatView(DemoState state, Actions actions) {
    this.state = state;
    Dom.onClick(toggle, () -> open(actions, !state.chat().isOpen()));
    Dom.onClick(Dom.byId("chat-close"), () -> open(actions, false));
    Dom.onSubmit(Dom.byId("chat-form"), () -> send(actions));
    chat.onKeyDown(event -> closeByEscape(actions, event));
  }

  @Override
  public void render() {
    Chat current = state.chat();
    Dom.show(chat, current.isOpen());
    Dom.flag(call, "with-chat", current.isOpen());
    Dom.attribute(toggle, "aria-expanded", current.isOpen() ? "true" : "false");
    Dom.attribute(toggle, "aria-label", label(current));
    Dom.attribute(toggle, "title", current.isOpen() ? "Close chat" : "Open chat");
    Dom.text(badge, current.unread() > 99 ? "99+" : Integer.toString(current.unread()));
    Dom.show(badge, current.unread() > 0);
    Dom.show(empty, current.lines().isEmpty());
    renderLines(current);
  }

  private static String label(Chat chat) {
    return chat.unread() == 0 ? "Chat" : "Chat, " + chat.unread() + " unread";
  }

  private void renderLines(Chat current) {
    int total = current.dropped() + current.lines().size();
    if (total < shown) {
      log.clear();
      shown = 0;
    }
    if (total == shown) {
      return;
    }
    boolean atEnd = log.getScrollTop() + log.getClientHeight() >= log.getScrollHeight() - 40;
    ChatLine last = null;
    for (; shown < total; shown++) {
      last = current.lines().get(shown - current.dropped());
      log.appendChild(element(last));
    }
    while (log.getChildNodes().getLength() > Chat.MAX_LINES) {
      log.removeChild(log.getFirstChild());
    }
    if (atEnd || last.own()) {
      log.setScrollTop(log.getScrollHeight());
    }
  }

  private static HTMLElement element(ChatLine line) {
    HTMLElement element = Dom.copyOf("line");
    Dom.flag(element, "own", line.own());
    Dom.text(Dom.find(element, ".line-name"), line.own() ? "You" : line.name());
    Dom.text(Dom.find(element, ".line-time"), line.time());
    Dom.text(Dom.find(element, ".line-text"), line.text());
    return element;
  }

  private void open(Actions actions, boolean open) {
    actions.openChat(open);
    if (open) {
      log.setScrollTop(log.getScrollHeight());
    }
    (open ? message : toggle).focus();
  }

  private void send(Actions actions) {
    String text = message.getValue().strip();
    if (!text.isEmpty()) {
      actions.say(text);
      message.setValue("");
    }
    message.focus();
  }

  private void closeByEscape(Actions actions, KeyboardEvent event) {
    if (event.getKey().equals("Escape") && !event.isComposing()) {
      event.preventDefault();
      open(actions, false);
    }
  }
}
