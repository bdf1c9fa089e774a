package dev.parley.e2e.bindings.misspelt;

import dev.parley.jso.DOMEventTarget;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;

/** A binding with a wrong name or type of every kind, and one right one. */
@JSClass
public abstract class RTCDataChannel extends DOMEventTarget {

  @JSProperty
  public native String getReadyState();

  /** It is a string. */
  @JSProperty
  public native double getLabel();

  @JSProperty
  public native int getIdentity();

  @JSBody(script = "var v = this.maxRetransmit; return v === undefined ? null : v;")
  public native String getMaxRetransmit();

  /** It can be read only. */
  @JSProperty
  public native void setProtocol(String protocol);

  public native void sent(String data);

  public static native RTCDataChannel open();

  public final Registration onOpened(EventListener<Event> listener) {
    return onEvent("opened", listener);
  }
}
