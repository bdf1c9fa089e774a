package dev.parley.server.session;

import dev.parley.protocol.SessionSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session's owner proves itself by, as hashes: who reads the server's memory can resume
 * nothing. A new secret is handed out with each resume; the former one is good until a new one has
 * been used or acknowledged, as the client may never have got it. Guarded by the session's lock.
 */
final class Secrets {

  /** So many resumes may go unanswered, one after the other, before the eldest's secret is void. */
  private static final int MOST_IN_DOUBT = 4;

  private final Ids ids;

  /** SHA-256. The secrets are 256 bits of randomness: they need no salt and no slow hash. */
  private byte[] current;

  /**
   * Of those handed out since, the latest last; null if there is none. The client may have any of
   * them: a resume that it gave up, and that comes late, must not void the one that it got by its
   * next.
   */
  private ArrayDeque<byte[]> inDoubt;

  Secrets(Ids ids) {
    this.ids = ids;
  }

  /** Those of a session that goes on: the current one's hash, then those in doubt. */
  Secrets(Ids ids, List<byte[]> hashes) {
    this.ids = ids;
    this.current = hashes.get(0);
    if (hashes.size() > 1) {
      inDoubt = new ArrayDeque<>(hashes.subList(1, hashes.size()));
    }
  }

  /** The current one's hash, then those in doubt. */
  List<byte[]> hashes() {
    List<byte[]> hashes = new ArrayList<>();
    hashes.add(current);
    if (inDoubt != null) {
      hashes.addAll(inDoubt);
    }
    return hashes;
  }

  /** Makes the first secret. */
  SessionSecret first() {
    SessionSecret secret = ids.secret();
    current = hash(secret);
    return secret;
  }

  /** Makes the secret that follows. */
  SessionSecret rotate() {
    SessionSecret secret = ids.secret();
    if (inDoubt == null) {
      inDoubt = new ArrayDeque<>(2);
    } else if (inDoubt.size() == MOST_IN_DOUBT) {
      inDoubt.removeFirst();
    }
    inDoubt.addLast(hash(secret));
    return secret;
  }

  /** Whether the secret is good; if it is one in doubt, all others are void from here on. */
  boolean accept(SessionSecret secret) {
    byte[] given = hash(secret);
    if (inDoubt != null) {
      for (byte[] handedOut : inDoubt) {
        if (MessageDigest.isEqual(given, handedOut)) {
          current = handedOut;
          inDoubt = null;
          return true;
        }
      }
    }
    return MessageDigest.isEqual(given, current);
  }

  /** The client has what was handed out last. */
  void acknowledge() {
    if (inDoubt != null) {
      current = inDoubt.getLast();
      inDoubt = null;
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
