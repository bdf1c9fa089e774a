package dev.parley.e2e.bindings.misspelt;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A dictionary that goes in, with a member that nobody reads, and one that is read. */
@JSClass(name = "Object", transparent = true)
public class RTCDataChannelInit implements JSObject {

  @JSProperty
  public native void setOrderly(boolean orderly);

  @JSProperty
  public native void setOrdered(boolean ordered);
}
