package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSError;

/**
 * What a Web API throws or rejects with. The name tells the kind, such as {@code NotAllowedError}.
 *
 * @see <a href="https://webidl.spec.whatwg.org/#idl-DOMException">Web IDL, DOMException</a>
 */
@JSClass
public class DOMException extends JSError {

  public DOMException() {}

  public DOMException(String message) {
    super(message);
  }

  public DOMException(String message, String name) {
    super(message);
  }

  /** The legacy code; 0 for kinds younger than names. */
  @JSProperty
  public native int getCode();
}
