package dev.parley.client;

import dev.parley.protocol.LeaveReason;

/** Why a peer is no longer there. */
public enum PeerCloseReason {
  /** It left. */
  LEFT,
  /** It was away for longer than the server waits. */
  EXPIRED,
  /** An operator removed it. */
  KICKED,
  /** Its connection to the server ended. */
  DISCONNECTED,
  /** It may still be in the room, but the connection between it and this side failed. */
  FAILED,
  /** This side is no longer in the room. */
  ROOM_CLOSED;

  static PeerCloseReason of(LeaveReason reason) {
    return switch (reason) {
      case LEFT -> LEFT;
      case EXPIRED -> EXPIRED;
      case KICKED -> KICKED;
      case DISCONNECTED -> DISCONNECTED;
    };
  }
}
