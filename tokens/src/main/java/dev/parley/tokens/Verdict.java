package dev.parley.tokens;

/**
 * What became of a token. A detail is for a human, names the claim or header at fault and quotes
 * neither the token nor what is in it: it may be sent to the bearer and written to a log.
 */
public sealed interface Verdict {

  /** The token is genuine and valid now. */
  record Granted(Grant grant) implements Verdict {}

  /** The token is not to be accepted, now or (unless it is merely too early) later. */
  record Refused(String detail) implements Verdict {}

  /** Nothing can be said of the token, as the key can't be had: try again later. */
  record Unavailable(String detail) implements Verdict {}
}
