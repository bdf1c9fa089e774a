package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A constraint on what is a truth value or a string.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#constraint-types">Media Capture and
 *     Streams, Constraint Types</a>
 */
@JSClass(name = "Object", transparent = true)
public class ConstrainBooleanOrDOMStringParameters implements JSObject {

  /** An empty one. */
  public ConstrainBooleanOrDOMStringParameters() {}

  @JSBody(script = "var v = this.exact; return v === undefined ? null : v;")
  public native JSObject getExact();

  @JSProperty
  public native void setExact(boolean exact);

  @JSProperty
  public native void setExact(String exact);

  @JSBody(script = "var v = this.ideal; return v === undefined ? null : v;")
  public native JSObject getIdeal();

  @JSProperty
  public native void setIdeal(boolean ideal);

  @JSProperty
  public native void setIdeal(String ideal);
}
