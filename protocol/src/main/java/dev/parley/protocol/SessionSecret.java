package dev.parley.protocol;

/**
 * What proves that a {@code resume} comes from the session's owner: 1 to 128 characters of {@code
 * [A-Za-z0-9._~-]}. Its {@link #toString()} hides it.
 *
 * @throws IllegalArgumentException if {@code value} is anything else
 */
public record SessionSecret(String value) {

  public static final int MAX_LENGTH = 128;

  public SessionSecret {
    Unreserved.check("session secret", value, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return "SessionSecret[hidden]";
  }
}
