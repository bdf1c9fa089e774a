package dev.parley.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;

/**
 * A key with the one algorithm that it is used with (RFC 8725 §3.1), so that a public key's bytes
 * never become a shared secret. Safe for use by many threads.
 */
record VerificationKey(SignatureAlgorithm algorithm, JWSVerifier verifier) {

  boolean verifies(CompactToken token) {
    if (token.algorithm() != algorithm) {
      return false;
    }
    try {
      // A header of our own: the sender's has had its say.
      return verifier.verify(
          new JWSHeader(algorithm.jws()), token.signed(), Base64URL.encode(token.signature()));
    } catch (JOSEException e) { // a signature of an impossible form
      return false;
    }
  }
}
