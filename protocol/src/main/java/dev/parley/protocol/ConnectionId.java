package dev.parley.protocol;

/**
 * Names the peer connection that a description or a candidate is of, by a key of the sender's and a
 * number (PROTOCOL.md, Connections); 1 to 64 characters of {@code [A-Za-z0-9._~-]}.
 */
public record ConnectionId(String value) {

  private static final int MAX_LENGTH = 64;

  /**
   * @throws IllegalArgumentException if {@code value} is not of that form
   */
  public ConnectionId {
    Unreserved.check("a connection's id", value, MAX_LENGTH);
  }

  /** Leaves the value out: whoever knows its key can speak for the sender. */
  @Override
  public String toString() {
    return "ConnectionId[hidden]";
  }
}
