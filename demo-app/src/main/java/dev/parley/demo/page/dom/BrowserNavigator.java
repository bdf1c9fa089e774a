package dev.parley.demo.page.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The Clipboard API's part of Navigator. */
@JSClass(transparent = true)
interface BrowserNavigator extends JSObject {

  /** Undefined, so null here, in pages that are neither on https nor on localhost. */
  @JSProperty
  BrowserClipboard getClipboard();
}
