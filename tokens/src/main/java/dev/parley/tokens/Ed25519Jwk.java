package dev.parley.tokens;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 keys from JWKs (RFC 8037 §2) to the JDK, by way of their DER encodings (RFC 8410). */
final class Ed25519Jwk {

  /** SubjectPublicKeyInfo of id-Ed25519 up to the key's 32 bytes (RFC 8410 §4). */
  private static final String PUBLIC_PREFIX = "302a300506032b6570032100";

  /** OneAsymmetricKey of id-Ed25519 up to the key's 32 bytes (RFC 8410 §7). */
  private static final String PRIVATE_PREFIX = "302e020100300506032b657004220420";

  private static final int KEY_BYTES = 32;

  private Ed25519Jwk() {}

  static PublicKey publicKey(OctetKeyPair jwk) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(der(PUBLIC_PREFIX, jwk, jwk.getDecodedX())));
  }

  static PrivateKey privateKey(OctetKeyPair jwk) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new PKCS8EncodedKeySpec(der(PRIVATE_PREFIX, jwk, jwk.getDecodedD())));
  }

  private static byte[] der(String prefix, OctetKeyPair jwk, byte[] key) {
    if (!jwk.getCurve().equals(Curve.Ed25519)) {
      throw new IllegalArgumentException("a key on another curve than Ed25519");
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key of " + key.length + " bytes");
    }
    HexFormat hex = HexFormat.of();
    return hex.parseHex(prefix + hex.formatHex(key));
  }
}
