package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * No source can meet a constraint that must be met.
 *
 * @see <a href="https://www.w3.org/TR/mediacapture-streams/#overconstrainederror-interface">Media
 *     Capture and Streams, OverconstrainedError Interface</a>
 */
@JSClass
public class OverconstrainedError extends DOMException {

  public OverconstrainedError(String constraint) {}

  public OverconstrainedError(String constraint, String message) {
    super(message);
  }

  /** Its name; may be empty. */
  @JSProperty
  public native String getConstraint();
}
