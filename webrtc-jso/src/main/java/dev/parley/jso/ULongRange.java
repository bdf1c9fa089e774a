package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A range of whole numbers, both ends within.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#constraint-types">Media Capture and
 *     Streams, Constraint Types</a>
 */
@JSClass(name = "Object", transparent = true)
public class ULongRange implements JSObject {

  /** An empty one. */
  public ULongRange() {}

  @JSProperty
  public native double getMax();

  @JSProperty
  public native void setMax(double max);

  @JSProperty
  public native double getMin();

  @JSProperty
  public native void setMin(double min);
}
