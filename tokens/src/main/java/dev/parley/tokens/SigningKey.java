package dev.parley.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import java.util.Optional;

/**
 * What signs tokens, and by which algorithm. Safe for use by many threads.
 *
 * @param id the header's {@code kid}
 */
record SigningKey(SignatureAlgorithm algorithm, JWSSigner signer, Optional<String> id) {

  SigningKey withId(String keyId) {
    return new SigningKey(algorithm, signer, Optional.of(keyId));
  }

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
