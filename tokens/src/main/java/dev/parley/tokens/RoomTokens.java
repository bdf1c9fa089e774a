package dev.parley.tokens;

import java.time.InstantSource;
import java.util.Optional;

/**
 * Mints tokens. Your back end holds one, with the key whose other half the relay was given, and
 * hands a token to whomever it lets into a room:
 *
 * <pre>{@code
 * RoomTokens tokens = RoomTokens.hs256(secret, "https://meet.example.org", Clock.systemUTC());
 * AccessToken token =
 *     tokens.token().user("u7").name("Ann").room("blue").lasts(Duration.ofHours(1)).mint();
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads. {@link #toString()} shows no key.
 */
public final class RoomTokens {

  private final SigningKey key;
  private final Optional<String> keyId;
  private final String audience;
  private final InstantSource clock;

  private RoomTokens(SigningKey key, Optional<String> keyId, String audience, InstantSource clock) {
    this.key = key;
    this.keyId = keyId;
    this.audience = Audience.check(audience);
    this.clock = clock;
  }

  /**
   * Tokens signed with a secret that the relay shares (HS256).
   *
   * @param secret at least 32 bytes, and random; copied
   * @param audience the tokens' {@code aud}, which the relay is configured with too
   * @param clock the time of day
   * @throws IllegalArgumentException if the secret is too short or the audience blank
   */
  public static RoomTokens hs256(byte[] secret, String audience, InstantSource clock) {
    return new RoomTokens(SharedSecret.of(secret).signingKey(), Optional.empty(), audience, clock);
  }

  /** The same, its tokens naming the key that signed them ({@code kid}, RFC 7515 §4.1.4). */
  public RoomTokens withKeyId(String keyId) {
    return new RoomTokens(key, Optional.of(keyId), audience, clock);
  }

  /** A new token, to be filled in. */
  public TokenDraft token() {
    return new TokenDraft(key, keyId, audience, clock);
  }

  @Override
  public String toString() {
    return "RoomTokens[" + key.algorithm().wireName() + " for " + audience + "]";
  }
}
