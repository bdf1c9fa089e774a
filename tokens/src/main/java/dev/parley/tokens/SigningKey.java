package dev.parley.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;

/** What signs tokens, and by which algorithm. Safe for use by many threads. */
record SigningKey(SignatureAlgorithm algorithm, JWSSigner signer) {

  /** The signature, in base64url. */
  String sign(byte[] signed) {
    try {
      return signer.sign(new JWSHeader(algorithm.jws()), signed).toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(
          "this Java can't sign with " + algorithm.wireName() + " and the given key", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + algorithm + "]";
  }
}
