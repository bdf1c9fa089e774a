package dev.parley.demo.page.view;

import dev.parley.demo.page.dom.Dom;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;

/** A box that says what is wrong, or is not there. */
final class NoticeView {

  private final HTMLElement box;
  private final HTMLElement text;

  /**
   * @param id the box's; its text's is the same with {@code -text}
   */
  NoticeView(String id) {
    box = Dom.byId(id);
    text = Dom.byId(id + "-text");
  }

  void render(Optional<String> problem) {
    Dom.text(text, problem.orElse(""));
    Dom.show(box, problem.isPresent());
  }
}
