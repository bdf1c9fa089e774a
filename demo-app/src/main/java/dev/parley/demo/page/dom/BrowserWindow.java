package dev.parley.demo.page.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.browser.Window;

/** What TeaVM's own Window lacks. */
@JSClass(transparent = true)
interface BrowserWindow extends JSObject {

  @JSProperty
  BrowserPerformance getPerformance();

  @JSProperty
  BrowserNavigator getNavigator();

  static BrowserWindow current() {
    return (BrowserWindow) (JSObject) Window.current();
  }
}
