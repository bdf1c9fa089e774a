package dev.parley.demo.page.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** The Clipboard API's Clipboard. */
@JSClass(transparent = true)
interface BrowserClipboard extends JSObject {

  JSPromise<JSObject> writeText(String text);
}
