package dev.parley.e2e.bindings.misspelt;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;

/** No such class. */
@JSClass
public class RTCDataChanel implements JSObject {

  public RTCDataChanel() {}
}
