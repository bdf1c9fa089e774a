package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventTarget;

/**
 * TeaVM's {@link Event} as a class: what the events of this package extend.
 *
 * @see <a href="https://dom.spec.whatwg.org/#interface-event">DOM, Event</a>
 */
@JSClass(name = "Event")
public class DOMEvent implements Event {

  public DOMEvent(String type) {}

  public DOMEvent(String type, EventInit eventInitDict) {}

  @Override
  @JSProperty
  public native String getType();

  @Override
  @JSProperty
  public native EventTarget getTarget();

  @Override
  @JSProperty
  public native EventTarget getCurrentTarget();

  @Override
  @JSProperty
  public native short getEventPhase();

  @Override
  @JSProperty
  public native boolean isBubbles();

  @Override
  @JSProperty
  public native boolean isCancelable();

  @Override
  @JSProperty
  public native JSObject getTimeStamp();

  @Override
  public native void stopPropagation();

  @Override
  public native void preventDefault();

  @Override
  public native void initEvent(String eventTypeArg, boolean canBubbleArg, boolean cancelableArg);
}
