package dev.parley.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** Keys to verify with, from what people have them in. No message shows a key. */
final class PublicKeys {

  private PublicKeys() {}

  static VerificationKey of(PublicKey key) {
    SignatureAlgorithm algorithm = KeyKind.algorithm(key);
    try {
      if (key instanceof RSAPublicKey rsa) {
        return new VerificationKey(algorithm, new RSASSAVerifier(rsa));
      }
      if (key instanceof ECPublicKey ec) {
        return new VerificationKey(algorithm, new ECDSAVerifier(ec));
      }
      return new VerificationKey(algorithm, new Ed25519Verifier(key));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a key that this Java can't verify with", e);
    }
  }

  /** From a JWK (RFC 7517) or PEM's {@code PUBLIC KEY}. */
  static VerificationKey parse(String text) {
    if (Pem.isPem(text)) {
      return of(fromDer(Pem.decode("PUBLIC KEY", text)));
    }
    JWK jwk;
    try {
      jwk = JWK.parse(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException("neither a JWK nor a public key in PEM");
    }
    if (jwk.isPrivate()) { // a secret too
      throw new IllegalArgumentException(
          "a private or secret key, which whoever only verifies should not have");
    }
    return of(jwk);
  }

  /**
   * @throws IllegalArgumentException if it is not for verifying signatures of ours
   */
  static VerificationKey of(JWK jwk) {
    if (KeyUse.ENCRYPTION.equals(jwk.getKeyUse())) { // RFC 7517 §4.2
      throw new IllegalArgumentException("a JWK whose use is enc");
    }
    if (jwk.getKeyOperations() != null // RFC 7517 §4.3
        && !jwk.getKeyOperations().contains(KeyOperation.VERIFY)) {
      throw new IllegalArgumentException("a JWK whose key_ops have no verify");
    }
    VerificationKey key = of(publicKey(jwk));
    if (jwk.getAlgorithm() != null // RFC 7517 §4.4
        && !SignatureAlgorithm.named(jwk.getAlgorithm().getName())
            .equals(Optional.of(key.algorithm()))) {
      throw new IllegalArgumentException(
          "a JWK whose alg is not " + key.algorithm().wireName() + ", as its key would have it");
    }
    return key;
  }

  private static PublicKey publicKey(JWK jwk) {
    try {
      if (jwk instanceof RSAKey rsa) {
        return rsa.toRSAPublicKey();
      }
      if (jwk instanceof ECKey ec) {
        return ec.toECPublicKey();
      }
      if (jwk instanceof OctetKeyPair okp) {
        return Ed25519Jwk.publicKey(okp);
      }
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalArgumentException("a JWK that this Java can't make a key of", e);
    }
    throw new IllegalArgumentException("a JWK whose kty is none of RSA, EC, OKP");
  }

  private static PublicKey fromDer(byte[] der) {
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // It is one of the others, then.
      }
    }
    throw new IllegalArgumentException("PEM of a public key that is none of RSA, EC, Ed25519");
  }
}
