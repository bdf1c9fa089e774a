package dev.parley.tokens;

/** Carries why a token is refused up to where it becomes a {@link Verdict.Refused}. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * @param detail quotes nothing of the token
   */
  Refusal(String detail) {
    super(detail, null, false, false); // an expected outcome: whoever sends it pays no stack trace
  }
}
