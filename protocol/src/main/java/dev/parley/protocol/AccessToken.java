package dev.parley.protocol;

/**
 * A JSON Web Token (RFC 7519) that lets its bearer into rooms, in its compact form and unverified.
 * Its {@link #toString()} hides it.
 *
 * @throws IllegalArgumentException if {@code value} is empty
 */
public record AccessToken(String value) {

  public AccessToken {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("token is empty; leave it out where there is none");
    }
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
