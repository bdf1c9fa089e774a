package dev.parley.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** Keys to sign with, from what people have them in. No message shows a key. */
final class PrivateKeys {

  private PrivateKeys() {}

  static SigningKey of(PrivateKey key) {
    SignatureAlgorithm algorithm = KeyKind.algorithm(key);
    Optional<String> noId = Optional.empty();
    try {
      if (algorithm == SignatureAlgorithm.RS256) {
        return new SigningKey(algorithm, new RSASSASigner(key), noId);
      }
      if (key instanceof ECPrivateKey ec) {
        return new SigningKey(algorithm, new ECDSASigner(ec), noId);
      }
      return new SigningKey(algorithm, new Ed25519Signer(key), noId);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a key that this Java can't sign with", e);
    }
  }

  /** From a JWK (RFC 7517), whose {@code kid} is kept, or PEM's {@code PRIVATE KEY}. */
  static SigningKey parse(String text) {
    if (Pem.isPem(text)) {
      return of(fromDer(Pem.decode("PRIVATE KEY", text)));
    }
    JWK jwk;
    try {
      jwk = JWK.parse(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException("neither a JWK nor a private key in PEM");
    }
    SigningKey key = of(privateKey(jwk));
    return jwk.getKeyID() == null ? key : key.withId(jwk.getKeyID());
  }

  private static PrivateKey privateKey(JWK jwk) {
    if (!jwk.isPrivate()) {
      throw new IllegalArgumentException("a public key, with which nothing can be signed");
    }
    try {
      if (jwk instanceof RSAKey rsa) {
        return rsa.toPrivateKey();
      }
      if (jwk instanceof ECKey ec) {
        return ec.toECPrivateKey();
      }
      if (jwk instanceof OctetKeyPair okp) {
        return Ed25519Jwk.privateKey(okp);
      }
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalArgumentException("a JWK that this Java can't make a key of", e);
    }
    throw new IllegalArgumentException("a JWK whose kty is none of RSA, EC, OKP");
  }

  private static PrivateKey fromDer(byte[] der) {
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // It is one of the others, then.
      }
    }
    throw new IllegalArgumentException("PEM of a private key that is none of RSA, EC, Ed25519");
  }
}
