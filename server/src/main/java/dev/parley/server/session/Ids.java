package dev.parley.server.session;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.SessionId;
import dev.parley.protocol.SessionSecret;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes identifiers that nobody guesses and that never come again. */
public final class Ids {

  /** 96 bits: a collision among a thousand million peers has a chance of one in 10^11. */
  private static final int PEER_BYTES = 12;

  private static final int SESSION_BYTES = 16;

  private static final int SECRET_BYTES = 32;

  private final SecureRandom random;

  public Ids(SecureRandom random) {
    this.random = random;
  }

  PeerId peerId() {
    return new PeerId(random(PEER_BYTES));
  }

  SessionId sessionId() {
    return new SessionId(random(SESSION_BYTES));
  }

  SessionSecret secret() {
    return new SessionSecret(random(SECRET_BYTES));
  }

  /** A number from 0 to one less than {@code bound}, each as likely as the other. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  private String random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
