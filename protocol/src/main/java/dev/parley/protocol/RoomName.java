package dev.parley.protocol;

/**
 * A room's name: 1 to 128 characters of {@code [A-Za-z0-9._~-]}.
 *
 * @throws IllegalArgumentException if {@code value} is anything else
 */
public record RoomName(String value) {

  public static final int MAX_LENGTH = 128;

  public RoomName {
    Unreserved.check("room name", value, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
