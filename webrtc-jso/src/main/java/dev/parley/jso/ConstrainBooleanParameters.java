package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A constraint on a truth value.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#constraint-types">Media Capture and
 *     Streams, Constraint Types</a>
 */
@JSClass(name = "Object", transparent = true)
public class ConstrainBooleanParameters implements JSObject {

  /** An empty one. */
  public ConstrainBooleanParameters() {}

  @JSProperty
  public native boolean isExact();

  @JSProperty
  public native void setExact(boolean exact);

  @JSProperty
  public native boolean isIdeal();

  @JSProperty
  public native void setIdeal(boolean ideal);
}
