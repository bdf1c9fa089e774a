package dev.parley.tokens;

/** Where a verifier has its keys from. Used by many threads. */
interface KeySource {

  /** The key that {@code token} is to be checked with; it may block where keys must be fetched. */
  Result keyFor(CompactToken token);

  sealed interface Result {}

  record Found(VerificationKey key) implements Result {}

  /** The bearer's fault. */
  record Missing(String detail) implements Result {}

  /** Not the bearer's fault. */
  record Unavailable(String detail) implements Result {}

  /** One key, known from the start; a token's {@code kid} does not matter. */
  static KeySource of(VerificationKey key) {
    Result found = new Found(key);
    Result missing = new Missing("alg is not " + key.algorithm().wireName());
    return token -> token.algorithm() == key.algorithm() ? found : missing;
  }
}
