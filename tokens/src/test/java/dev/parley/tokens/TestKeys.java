package dev.parley.tokens;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** Keys by the JDK alone, and their JWKs (RFC 7518 §6, RFC 8037 §2). */
final class TestKeys {

  static final KeyPair RSA = generate("RSA", 2048);
  static final KeyPair P256 = generate("EC", 256);
  static final KeyPair ED25519 = generate("Ed25519", 255);

  private TestKeys() {}

  static KeyPair generate(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * @param more members, each with a comma before it
   */
  static String jwk(PublicKey key, String more) {
    if (key instanceof RSAPublicKey rsa) {
      return "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"%s}"
          .formatted(unsigned(rsa.getModulus()), unsigned(rsa.getPublicExponent()), more);
    }
    if (key instanceof ECPublicKey ec) {
      int bytes = (ec.getParams().getOrder().bitLength() + 7) / 8;
      return "{\"kty\":\"EC\",\"crv\":\"P-%d\",\"x\":\"%s\",\"y\":\"%s\"%s}"
          .formatted(
              bytes * 8,
              unsigned(ec.getW().getAffineX(), bytes),
              unsigned(ec.getW().getAffineY(), bytes),
              more);
    }
    byte[] der = key.getEncoded();
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"%s}"
        .formatted(ForeignToken.part(Arrays.copyOfRange(der, der.length - 32, der.length)), more);
  }

  private static String unsigned(BigInteger number) {
    return unsigned(number, (number.bitLength() + 7) / 8);
  }

  private static String unsigned(BigInteger number, int bytes) {
    byte[] from = number.toByteArray();
    byte[] to = new byte[bytes];
    int length = Math.min(from.length, bytes);
    System.arraycopy(from, from.length - length, to, bytes - length, length);
    return ForeignToken.part(to);
  }
}
