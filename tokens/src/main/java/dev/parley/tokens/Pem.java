package dev.parley.tokens;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One key in PEM (RFC 7468). */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private Pem() {}

  static boolean isPem(String text) {
    return text.contains("-----BEGIN ");
  }

  /**
   * @param label the only kind that is taken, as {@code PUBLIC KEY}
   * @throws IllegalArgumentException if it is of another kind or none; it shows no key
   */
  static byte[] decode(String label, String text) {
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new IllegalArgumentException("no whole PEM block: -----BEGIN … -----END …");
    }
    if (!block.group(1).equals(label)) {
      throw new IllegalArgumentException(
          "PEM of a "
              + block.group(1)
              + " where a "
              + label
              + " is needed; openssl pkey turns one form into another");
    }
    try {
      return Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("PEM that is not base64");
    }
  }
}
