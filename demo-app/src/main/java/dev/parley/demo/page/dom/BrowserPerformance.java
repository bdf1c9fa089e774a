package dev.parley.demo.page.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** User Timing's part of Performance. */
@JSClass(transparent = true)
interface BrowserPerformance extends JSObject {

  JSObject mark(String name);
}
