package dev.parley.protocol;

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

  /** The reason of that name; a name of a later version's is as good as {@link #DISCONNECTED}. */
  public static LeaveReason of(String wireName) {
    for (LeaveReason reason : values()) {
      if (reason.wireName.equals(wireName)) {
        return reason;
      }
    }
    return DISCONNECTED;
  }
}
