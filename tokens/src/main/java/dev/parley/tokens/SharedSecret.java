package dev.parley.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.util.Optional;

/** A secret for HS256. Never shown. */
final class SharedSecret {

  /** RFC 7518 §3.2: at least as long as the hash. */
  static final int MIN_BYTES = 32;

  private final byte[] bytes;

  private SharedSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  static SharedSecret of(byte[] secret) {
    if (secret.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "the token secret has "
              + secret.length
              + " bytes; HS256 needs at least "
              + MIN_BYTES
              + ", made for instance by: openssl rand -hex 32");
    }
    return new SharedSecret(secret.clone());
  }

  VerificationKey verificationKey() {
    try {
      return new VerificationKey(SignatureAlgorithm.HS256, new MACVerifier(bytes));
    } catch (JOSEException e) {
      throw new IllegalStateException("its length was checked", e);
    }
  }

  SigningKey signingKey() {
    try {
      return new SigningKey(SignatureAlgorithm.HS256, new MACSigner(bytes), Optional.empty());
    } catch (JOSEException e) {
      throw new IllegalStateException("its length was checked", e);
    }
  }
}
