package dev.parley.protocol;

/**
 * A peer's identifier in its room, assigned by the server, random and never reused: 1 to 64
 * characters of {@code [A-Za-z0-9._~-]}. Ordered by UTF-16 code units; of two peers that negotiate,
 * the smaller is the polite one.
 *
 * @throws IllegalArgumentException if {@code value} is anything else
 */
public record PeerId(String value) implements Comparable<PeerId> {

  public static final int MAX_LENGTH = 64;

  public PeerId {
    Unreserved.check("peer id", value, MAX_LENGTH);
  }

  @Override
  public int compareTo(PeerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
