package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import dev.parley.demo.page.state.Avatar;
import org.teavm.jso.dom.html.HTMLElement;

/** Initials on a colour. */
final class AvatarView {

  private final HTMLElement element;

  AvatarView(HTMLElement element) {
    this.element = element;
  }

  void render(String name) {
    Avatar avatar = Avatar.of(name);
    Dom.text(element, avatar.initials());
    Dom.attribute(element, "data-tint", Integer.toString(avatar.tint()));
  }
}
