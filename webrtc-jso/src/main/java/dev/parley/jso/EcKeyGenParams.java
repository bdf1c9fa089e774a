package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;

/**
 * An elliptic-curve key, such as ECDSA on P-256.
 *
 * @see <a href="https://www.w3.org/TR/WebCryptoAPI/#EcKeyGenParams-dictionary">Web Cryptography,
 *     EcKeyGenParams Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class EcKeyGenParams extends Algorithm {

  /** An empty one. */
  public EcKeyGenParams() {}

  @JSProperty
  public native void setNamedCurve(String namedCurve);
}
