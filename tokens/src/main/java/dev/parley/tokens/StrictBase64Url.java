package dev.parley.tokens;

import java.util.Base64;

/**
 * RFC 4648 §5 without padding, as RFC 7515 §2 has it, and one spelling only for any bytes: decoders
 * tend to skip illegal characters and the last one's unused bits, so that a token could be written
 * in many ways.
 */
final class StrictBase64Url {

  private StrictBase64Url() {}

  static byte[] decode(String part, String text) throws Refusal {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal("the token's " + part + " is not base64url");
    }
    if (!encode(bytes).equals(text)) {
      throw new Refusal("the token's " + part + " is not base64url as RFC 7515 has it");
    }
    return bytes;
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
