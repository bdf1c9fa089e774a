package dev.parley.standalone.admin;

import dev.parley.standalone.options.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one token that opens {@code /admin} (RFC 6750). */
final class BearerToken {

  /** RFC 6750 §2.1; the scheme's name in any case (RFC 9110 §11.1). */
  private static final Pattern CREDENTIALS =
      Pattern.compile("bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

  private final byte[] digest;

  BearerToken(Secret secret) {
    this.digest = digest(secret.reveal());
  }

  /**
   * Whether a request may pass. Takes the same time for each wrong token: digests are compared, and
   * to the end.
   *
   * @param authorization the header; null where there is none
   */
  boolean admits(String authorization) {
    if (authorization == null) {
      return false;
    }
    Matcher credentials = CREDENTIALS.matcher(authorization);
    return credentials.matches() && MessageDigest.isEqual(digest, digest(credentials.group(1)));
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
