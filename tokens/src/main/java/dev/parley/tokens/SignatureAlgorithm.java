package dev.parley.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import java.util.Optional;

/** The signature algorithms of tokens. The key decides which one; a token can only agree. */
enum SignatureAlgorithm {
  /** RFC 7518 §3.2, by a shared secret. */
  HS256(JWSAlgorithm.HS256, "HS256"),
  /** RFC 7518 §3.3, by an RSA key. */
  RS256(JWSAlgorithm.RS256, "RS256"),
  /** RFC 7518 §3.4, by an EC key on P-256. */
  ES256(JWSAlgorithm.ES256, "ES256"),
  /** RFC 8037 §3.1, by an Ed25519 key; RFC 9864 §2.2 names the same algorithm after its curve. */
  EDDSA(JWSAlgorithm.EdDSA, "EdDSA", "Ed25519");

  private final JWSAlgorithm jws;
  private final List<String> names;

  SignatureAlgorithm(JWSAlgorithm jws, String... names) {
    this.jws = jws;
    this.names = List.of(names);
  }

  /** The algorithm of a header's {@code alg}, or none of these. Case matters. */
  static Optional<SignatureAlgorithm> named(String alg) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.names.contains(alg)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  JWSAlgorithm jws() {
    return jws;
  }

  /** The header's {@code alg} of what we sign. */
  String wireName() {
    return names.get(0);
  }
}
