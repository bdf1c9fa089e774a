package dev.parley.e2e.bindings.misspelt;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A dictionary that comes out, with a member that is never there, and one that is. */
@JSClass(name = "Object", transparent = true)
public abstract class RTCOutboundRtpStreamStats implements JSObject {

  @JSProperty
  public native double getFramesSended();

  @JSProperty
  public native double getFramesSent();
}
