package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * The name of a cryptographic algorithm; subclasses add its parameters.
 *
 * @see <a href="https://www.w3.org/TR/WebCryptoAPI/#algorithm-dictionary">Web Cryptography,
 *     Algorithm Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class Algorithm implements JSObject {

  /** An empty one. */
  public Algorithm() {}

  @JSProperty
  public native void setName(String name);
}
