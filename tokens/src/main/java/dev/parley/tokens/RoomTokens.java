package dev.parley.tokens;

import java.security.PrivateKey;
import java.time.InstantSource;

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
  private final String audience;
  private final InstantSource clock;

  private RoomTokens(SigningKey key, String audience, InstantSource clock) {
    this.key = key;
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
    return new RoomTokens(SharedSecret.of(secret).signingKey(), audience, clock);
  }

  /**
   * Tokens signed with a private key, which never leaves the back end: RSA of at least 2048 bits
   * (RS256), EC on P-256 (ES256) or Ed25519 (EdDSA). The relay gets the public one.
   *
   * @throws IllegalArgumentException if the key is of another kind or the audience blank
   */
  public static RoomTokens privateKey(PrivateKey key, String audience, InstantSource clock) {
    return new RoomTokens(PrivateKeys.of(key), audience, clock);
  }

  /**
   * The same with the key as text.
   *
   * @param jwkOrPem a private JWK (RFC 7517), whose {@code kid} the tokens will bear, or PEM's
   *     {@code PRIVATE KEY} (PKCS #8, as {@code openssl genpkey} writes it; not encrypted)
   */
  public static RoomTokens privateKey(String jwkOrPem, String audience, InstantSource clock) {
    return new RoomTokens(PrivateKeys.parse(jwkOrPem), audience, clock);
  }

  /**
   * The same, its tokens naming the key that signed them ({@code kid}, RFC 7515 §4.1.4): needed
   * where the relay reads several keys from a JWKS.
   */
  public RoomTokens withKeyId(String keyId) {
    return new RoomTokens(key.withId(keyId), audience, clock);
  }

  /** A new token, to be filled in. */
  public TokenDraft token() {
    return new TokenDraft(key, audience, clock);
  }

  @Override
  public String toString() {
    return "RoomTokens[" + key.algorithm().wireName() + " for " + audience + "]";
  }
}
