package dev.parley.server.ice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.protocol.IceServer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * TURN servers with credentials that expire, made from a secret shared with the servers
 * (draft-uberti-behave-turn-rest-00; coturn's {@code use-auth-secret}): nothing is asked of the
 * TURN server and nothing remembered here. {@link #toString()} does not show the secret.
 */
public final class TurnCredentials implements IceServers {

  /**
   * 6 hours. A connection keeps the credential that it was made with, whatever is renewed later,
   * and some TURN servers (not coturn) check its expiry when an allocation is refreshed: there,
   * what is left of it is how long a relayed call lasts. With {@link #renewal} after half of it
   * that is 3 hours at least. Longer would do; but nobody can take a credential back before it
   * expires.
   */
  public static final Duration DEFAULT_LIFETIME = Duration.ofHours(6);

  /** Less is a mistake: clocks of two machines may differ by seconds. */
  private static final Duration MIN_LIFETIME = Duration.ofMinutes(1);

  /** Whoever was issued a credential can try secrets on it without asking anybody. */
  private static final int MIN_SECRET_CHARS = 16;

  private static final String ALGORITHM = "HmacSHA1";

  private final SecretKeySpec key;
  private final List<String> uris;
  private final Duration lifetime;
  private final InstantSource clock;

  /**
   * @param secret the TURN servers' {@code static-auth-secret}: at least 16 characters, and random
   * @param uris {@code turn:} and {@code turns:} only; at least one
   * @param lifetime of a credential, at least a minute
   * @param clock the time of day, to agree with the TURN servers' to a few seconds
   * @throws IllegalArgumentException if one of them is out of its bounds; it does not show the
   *     secret
   */
  public TurnCredentials(
      String secret, List<IceServerUri> uris, Duration lifetime, InstantSource clock) {
    if (secret.strip().length() < MIN_SECRET_CHARS) {
      throw new IllegalArgumentException(
          "the TURN secret has less than "
              + MIN_SECRET_CHARS
              + " characters; make one with: openssl rand -hex 32");
    }
    if (uris.isEmpty()) {
      throw new IllegalArgumentException("a TURN secret needs at least one turn: or turns: URI");
    }
    for (IceServerUri uri : uris) {
      if (!uri.isTurn()) {
        throw new IllegalArgumentException(uri + " is no turn: or turns: URI and needs no secret");
      }
    }
    if (lifetime.compareTo(MIN_LIFETIME) < 0) {
      throw new IllegalArgumentException(
          "TURN credentials would live " + lifetime + "; it must be at least " + MIN_LIFETIME);
    }
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    this.uris = uris.stream().map(IceServerUri::toString).toList();
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @Override
  public List<IceServer> issue(String userOrPeerId) {
    Instant expiry = clock.instant().plus(lifetime);
    String username = expiry.getEpochSecond() + ":" + TurnName.of(userOrPeerId);
    return List.of(new IceServer(uris, Optional.of(username), Optional.of(credential(username))));
  }

  @Override
  public Optional<Duration> renewal() {
    return Optional.of(lifetime.dividedBy(2));
  }

  private String credential(String username) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM); // one a call: a Mac is no thread's but its caller's
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  @Override
  public String toString() {
    return "TurnCredentials" + uris;
  }
}
