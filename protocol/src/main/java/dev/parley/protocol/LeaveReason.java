package dev.parley.protocol;

/** Why a peer is no longer in the room. */
public enum LeaveReason {
  /** It said {@code leave}. */
  LEFT,
  /** Its session was suspended for longer than the server keeps one, or its mailbox was full. */
  EXPIRED,
  /** An operator removed it. */
  KICKED,
  /** Its socket ended and its session was not resumable. */
  DISCONNECTED;

  private final String wireName = WireName.of(this);

  public String wireName() {
    return wireName;
  }

  /** The reason of that name; a name of a later version's is as good as {@link #DISCONNECTED}. */
  public static LeaveReason of(String wireName) {
    return WireName.find(values(), wireName).orElse(DISCONNECTED);
  }
}
