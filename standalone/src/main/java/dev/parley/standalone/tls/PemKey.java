package dev.parley.standalone.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key in PEM: PKCS #8, not encrypted (RFC 7468 §10). */
final class PemKey {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PemKey() {}

  /**
   * @throws IOException if there is no such key in the text; it does not show it
   */
  static PrivateKey parse(String text) throws IOException, GeneralSecurityException {
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new IOException("there is no private key in it");
    }
    if (!block.group(1).equals("PRIVATE KEY")) {
      throw new IOException(
          "its key is a "
              + block.group(1)
              + ", not PKCS #8; convert it by: openssl pkcs8 -topk8 -nocrypt -in FILE");
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new IOException("its key is not Base64");
    }
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        // Of another algorithm, or of none that is known: said below.
      }
    }
    throw new IOException("its key is none of " + String.join(", ", ALGORITHMS));
  }
}
