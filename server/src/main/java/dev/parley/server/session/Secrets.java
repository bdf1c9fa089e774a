package dev.parley.server.session;

import dev.parley.protocol.SessionSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a session's owner proves itself by, as hashes: who reads the server's memory can resume
 * nothing. A new secret is handed out with each resume; the former one is good until the new one
 * has been used or acknowledged, as the client may never have got it. Guarded by the session's
 * lock.
 */
final class Secrets {

  private final Ids ids;

  /** SHA-256. The secrets are 256 bits of randomness: they need no salt and no slow hash. */
  private byte[] current;

  /** Of the one handed out since; null if it has become the current one. */
  private byte[] next;

  Secrets(Ids ids) {
    this.ids = ids;
  }

  /** Makes the first secret. */
  SessionSecret first() {
    SessionSecret secret = ids.secret();
    current = hash(secret);
    return secret;
  }

  /**
   * Makes the secret that follows; one that was handed out and neither used nor acknowledged is
   * void.
   */
  SessionSecret rotate() {
    SessionSecret secret = ids.secret();
    next = hash(secret);
    return secret;
  }

  /** Whether the secret is good; if it is the next one, the former is void from here on. */
  boolean accept(SessionSecret secret) {
    byte[] given = hash(secret);
    if (next != null && MessageDigest.isEqual(given, next)) {
      acknowledge();
      return true;
    }
    return MessageDigest.isEqual(given, current);
  }

  /** The client has what was handed out last. */
  void acknowledge() {
    if (next != null) {
      current = next;
      next = null;
    }
  }

  private static byte[] hash(SessionSecret secret) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.value().getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
