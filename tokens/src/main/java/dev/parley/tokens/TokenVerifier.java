package dev.parley.tokens;

import dev.parley.protocol.AccessToken;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Tells whether a token is to be believed, and what it grants.
 *
 * <p>Required of a token: a signature by the verifier's key with the algorithm that goes with that
 * key (a secret HS256, an RSA key RS256, an EC key on P-256 ES256, an Ed25519 key EdDSA), {@code
 * exp} in the future, and the configured audience in {@code aud}. Read where present: {@code nbf},
 * {@code sub}, {@code name}, {@code room} (a name or a list of them), {@code permissions} (a list;
 * what is unknown in it grants nothing). A claim of these that has a wrong type refuses the token.
 * Every other claim, {@code iss} too, is ignored: whose tokens are accepted is said by the key.
 * Keys in the token's header are ignored, critical headers refused.
 *
 * <p>Safe for use by many threads. Only a verifier made by {@link #jwks} ever blocks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519 (JWT)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725 (JWT Best Current Practices)</a>
 */
@FunctionalInterface
public interface TokenVerifier {

  /**
   * 5 s, by which {@code exp} may have passed and {@code nbf} may be ahead: clocks of machines that
   * keep time by NTP differ by less.
   */
  Duration LEEWAY = Duration.ofSeconds(5);

  /**
   * 8,192 characters; a longer token is refused unread. Ours have some hundred; it leaves a list of
   * rooms its place.
   */
  int MAX_TOKEN_LENGTH = 8192;

  /** Never throws, whatever the token is. */
  Verdict verify(AccessToken token);

  /**
   * Verifies tokens signed with a shared secret (HS256).
   *
   * @param secret at least 32 bytes, and random; copied
   * @param audience what {@code aud} must contain
   * @param clock the time of day
   * @throws IllegalArgumentException if the secret is too short or the audience blank
   */
  static TokenVerifier hs256(byte[] secret, String audience, InstantSource clock) {
    return new JwtVerifier(
        KeySource.of(SharedSecret.of(secret).verificationKey()), audience, clock);
  }

  /**
   * Verifies tokens signed with the private half of {@code key}, by the algorithm that goes with
   * it. A token's {@code kid} does not matter.
   *
   * @param key RSA of at least 2048 bits, EC on P-256, or Ed25519
   * @param audience what {@code aud} must contain
   * @param clock the time of day
   * @throws IllegalArgumentException if the key is of another kind or the audience blank
   */
  static TokenVerifier publicKey(PublicKey key, String audience, InstantSource clock) {
    return new JwtVerifier(KeySource.of(PublicKeys.of(key)), audience, clock);
  }

  /**
   * The same with the key as text.
   *
   * @param jwkOrPem a public JWK (RFC 7517; a private or secret one is refused) or PEM's {@code
   *     PUBLIC KEY} (as {@code openssl pkey -pubout} writes it)
   */
  static TokenVerifier publicKey(String jwkOrPem, String audience, InstantSource clock) {
    return new JwtVerifier(KeySource.of(PublicKeys.parse(jwkOrPem)), audience, clock);
  }

  /**
   * Verifies tokens signed with one of the keys that an issuer publishes as a JWK Set (RFC 7517
   * §5), by the algorithm that goes with that key. A token names its key by {@code kid}; it may
   * leave that out while the set has a single key for its {@code alg}.
   *
   * <p>The keys are fetched when the first token comes, kept, and fetched again when they are old
   * or a token names one that is not among them, but not more often than {@link
   * JwksOptions#refetchAfter} allows. An outage of the issuer is survived for {@link
   * JwksOptions#staleFor}; after that, or if nothing was ever fetched, or a token's key is unknown
   * and it can't be asked again just now, the verdict is {@link Verdict.Unavailable}. The start and
   * the end of an outage are logged by {@link System.Logger}.
   *
   * <p><b>{@link #verify} may block</b> for a fetch, its own or another thread's: up to {@link
   * JwksOptions#timeout}, by default 5 s. So call it on an executor, not on a thread that serves
   * sockets. It does not wait for another thread's fetch if the token's key is known.
   *
   * @param uri https, or http to localhost, 127.0.0.0/8 or [::1]; redirects are not followed
   * @param audience what {@code aud} must contain
   * @param clock the time of day
   * @throws IllegalArgumentException if the address is another or the audience blank
   */
  static TokenVerifier jwks(URI uri, String audience, InstantSource clock, JwksOptions options) {
    HttpKeySetFetch fetch = new HttpKeySetFetch(uri, options);
    return new JwtVerifier(new RemoteKeys(fetch, options, clock), audience, clock);
  }
}
