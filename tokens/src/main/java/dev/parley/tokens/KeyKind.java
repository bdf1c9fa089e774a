package dev.parley.tokens;

import com.nimbusds.jose.jwk.Curve;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;

/** Decides by which algorithm a key signs, and whether it is strong enough. */
final class KeyKind {

  /** RFC 7518 §3.3. */
  private static final int MIN_RSA_BITS = 2048;

  private KeyKind() {}

  /**
   * @throws IllegalArgumentException if tokens can't be signed with such a key
   */
  static SignatureAlgorithm algorithm(Key key) {
    if (key instanceof RSAKey rsa) {
      int bits = rsa.getModulus().bitLength();
      if (bits < MIN_RSA_BITS) {
        throw new IllegalArgumentException(
            "an RSA key of " + bits + " bits; at least " + MIN_RSA_BITS + " are needed");
      }
      return SignatureAlgorithm.RS256;
    }
    if (key instanceof ECKey ec) {
      if (!Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
        throw new IllegalArgumentException("an EC key on another curve than P-256");
      }
      return SignatureAlgorithm.ES256;
    }
    if (key instanceof EdECKey ed) {
      if (!ed.getParams().getName().equals("Ed25519")) {
        throw new IllegalArgumentException("a key on another curve than Ed25519");
      }
      return SignatureAlgorithm.EDDSA;
    }
    throw new IllegalArgumentException(
        "a key for " + key.getAlgorithm() + "; it must be RSA, EC on P-256, or Ed25519");
  }
}
