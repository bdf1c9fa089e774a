package dev.parley.demo.page.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.html.HTMLElement;

/** HTML's HTMLTemplateElement (§4.12.3). */
@JSClass(name = "HTMLTemplateElement")
abstract class TemplateElement extends HTMLElement {

  /** A DocumentFragment, of which only the ParentNode part is needed. */
  @JSProperty
  abstract HTMLElement getContent();
}
