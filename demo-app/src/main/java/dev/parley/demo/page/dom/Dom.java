package dev.parley.demo.page.dom;

import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/**
 * The page's elements. What comes from people goes through {@link #text}, never through markup.
 * Writing what is there already is skipped: a screen reader may speak each write.
 */
public final class Dom {

  private Dom() {}

  /** The element that {@code index.html} has under that id. */
  public static HTMLElement byId(String id) {
    return HTMLDocument.current().getElementById(id);
  }

  public static HTMLInputElement input(String id) {
    return (HTMLInputElement) byId(id);
  }

  /** A copy of the one element in a {@code template}. */
  public static HTMLElement copyOf(String templateId) {
    TemplateElement template = (TemplateElement) byId(templateId);
    return (HTMLElement) template.getContent().querySelector("*").cloneNode(true);
  }

  /** The first element inside {@code root} that matches. */
  public static HTMLElement find(HTMLElement root, String selector) {
    return root.querySelector(selector);
  }

  public static void text(HTMLElement element, String text) {
    if (!text.equals(element.getTextContent())) {
      element.setTextContent(text);
    }
  }

  public static void show(HTMLElement element, boolean shown) {
    if (element.isHidden() == shown) {
      element.setHidden(!shown);
    }
  }

  public static void attribute(HTMLElement element, String name, String value) {
    if (!value.equals(element.getAttribute(name))) {
      element.setAttribute(name, value);
    }
  }

  public static void flag(HTMLElement element, String cssClass, boolean on) {
    if (on) {
      element.getClassList().add(cssClass);
    } else {
      element.getClassList().remove(cssClass);
    }
  }

  /** Chooses the symbol that the icon inside {@code element} shows. */
  public static void icon(HTMLElement element, String symbol) {
    attribute(find(element, "use"), "href", "#" + symbol);
  }

  public static void onClick(HTMLElement element, Runnable action) {
    element.onClick(event -> action.run());
  }

  /** Calls {@code action} when a form is sent, by button or Enter; the page stays. */
  public static void onSubmit(HTMLElement form, Runnable action) {
    form.addEventListener(
        "submit",
        event -> {
          event.preventDefault();
          action.run();
        });
  }
}
