package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.EventTarget;

/**
 * TeaVM's {@link EventTarget} as a class: what the event targets of this package extend.
 *
 * @see <a href="https://dom.spec.whatwg.org/#interface-eventtarget">DOM, EventTarget</a>
 */
@JSClass(name = "EventTarget")
public class DOMEventTarget implements EventTarget {

  public DOMEventTarget() {}

  @Override
  public native void addEventListener(String type, EventListener<?> listener, boolean useCapture);

  @Override
  public native void addEventListener(String type, EventListener<?> listener);

  @Override
  public native void removeEventListener(
      String type, EventListener<?> listener, boolean useCapture);

  @Override
  public native void removeEventListener(String type, EventListener<?> listener);

  @Override
  public native boolean dispatchEvent(Event evt);
}
