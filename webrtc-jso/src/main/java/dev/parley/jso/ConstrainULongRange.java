package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * A constraint on a whole number.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#constraint-types">Media Capture and
 *     Streams, Constraint Types</a>
 */
@JSClass(name = "Object", transparent = true)
public class ConstrainULongRange extends ULongRange {

  /** An empty one. */
  public ConstrainULongRange() {}

  @JSProperty
  public native double getExact();

  @JSProperty
  public native void setExact(double exact);

  @JSProperty
  public native double getIdeal();

  @JSProperty
  public native void setIdeal(double ideal);
}
