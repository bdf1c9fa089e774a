package dev.parley.protocol;

/**
 * The name of one peer's presence, which can outlive a socket: 1 to 64 characters of {@code
 * [A-Za-z0-9._~-]}. Not a secret, and not told to other peers.
 *
 * @throws IllegalArgumentException if {@code value} is anything else
 */
public record SessionId(String value) {

  public static final int MAX_LENGTH = 64;

  public SessionId {
    Unreserved.check("session id", value, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
