package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.protocol.AccessToken;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as somebody else makes them: with the JDK alone, and whatever is in them. */
final class ForeignToken {

  private ForeignToken() {}

  static AccessToken hs256(byte[] secret, String header, String claims) {
    return hs256(secret, header, claims.getBytes(UTF_8));
  }

  static AccessToken hs256(byte[] secret, String header, byte[] claims) {
    String signed = part(header.getBytes(UTF_8)) + "." + part(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return new AccessToken(signed + "." + part(mac.doFinal(signed.getBytes(UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * @param algorithm the JDK's name, as {@code SHA256withRSA}
   */
  static AccessToken signed(PrivateKey key, String algorithm, String header, String claims) {
    String signed = part(header.getBytes(UTF_8)) + "." + part(claims.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(signed.getBytes(UTF_8));
      return new AccessToken(signed + "." + part(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
