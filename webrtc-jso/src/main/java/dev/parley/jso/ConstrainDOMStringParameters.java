package dev.parley.jso;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A constraint on a string; of several, any will do.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#constraint-types">Media Capture and
 *     Streams, Constraint Types</a>
 */
@JSClass(name = "Object", transparent = true)
public class ConstrainDOMStringParameters implements JSObject {

  /** An empty one. */
  public ConstrainDOMStringParameters() {}

  @JSBody(script = "var v = this.exact; return v === undefined ? null : v;")
  public native JSObject getExact();

  @JSProperty
  public native void setExact(String exact);

  @JSProperty
  public native void setExact(String... exact);

  @JSBody(script = "var v = this.ideal; return v === undefined ? null : v;")
  public native JSObject getIdeal();

  @JSProperty
  public native void setIdeal(String ideal);

  @JSProperty
  public native void setIdeal(String... ideal);
}
