package dev.parley.e2e.page.bindings;

import org.teavm.jso.dom.html.HTMLDocument;

/** Calls the bindings from Java, in the page, and writes what came back into the page's title. */
public final class BindingsPage {

  private BindingsPage() {}

  public static void main(String[] args) {
    HTMLDocument.current().setTitle("ready");
  }
}
