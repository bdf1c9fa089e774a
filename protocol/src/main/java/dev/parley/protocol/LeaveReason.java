package dev.parley.protocol;

import java.util.Optional;

/** Why a peer is no longer in the room. */
public enum LeaveReason {
  /** It said {@code leave}. */
  LEFT("left"),
  /** Its session was suspended for longer than the server keeps one. */
  EXPIRED("expired"),
  /** An operator removed it. */
  KICKED("kicked"),
  /** Its socket ended and its session was not resumable. */
  DISCONNECTED("disconnected");

  private final String wireName;

  LeaveReason(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<LeaveReason> of(String wireName) {
    for (LeaveReason reason : values()) {
      if (reason.wireName.equals(wireName)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
