package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What every made-up event can be given.
 *
 * @see <a href="https://dom.spec.whatwg.org/#dictdef-eventinit">DOM, EventInit</a>
 */
@JSClass(name = "Object", transparent = true)
public class EventInit implements JSObject {

  /** An empty one. */
  public EventInit() {}

  @JSProperty
  public native void setBubbles(boolean bubbles);

  @JSProperty
  public native void setCancelable(boolean cancelable);

  @JSProperty
  public native void setComposed(boolean composed);
}
