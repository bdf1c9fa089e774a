package dev.parley.jso;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.Uint8Array;

/**
 * An RSA key with its hash, such as RSASSA-PKCS1-v1_5 of 2,048 bits with SHA-256.
 *
 * @see <a href="https://www.w3.org/TR/WebCryptoAPI/#RsaHashedKeyGenParams-dictionary">Web
 *     Cryptography, RsaHashedKeyGenParams Dictionary</a>
 */
@JSClass(name = "Object", transparent = true)
public class RsaHashedKeyGenParams extends Algorithm {

  /** An empty one. */
  public RsaHashedKeyGenParams() {}

  @JSProperty
  public native void setModulusLength(double modulusLength);

  @JSProperty
  public native void setPublicExponent(Uint8Array publicExponent);

  @JSProperty
  public native void setHash(String hash);
}
