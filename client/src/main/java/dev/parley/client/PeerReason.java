package dev.parley.client;

import dev.parley.protocol.LeaveReason;

/** Why a peer is being reconnected to, or is no longer there. */
public enum PeerReason {
  /** Reconnecting: there is no connection between it and this side, and it is being made anew. */
  UNREACHABLE,
  /** Closed: it left. */
  LEFT,
  /** Closed: it, or this side, was away for longer than the server waits. */
  EXPIRED,
  /** Closed: an operator removed it. */
  KICKED,
  /** Closed: its connection to the server ended. */
  DISCONNECTED,
  /** Closed: this side is no longer in the room. */
  ROOM_CLOSED;

  static PeerReason of(LeaveReason reason) {
    return switch (reason) {
      case LEFT -> LEFT;
      case EXPIRED -> EXPIRED;
      case KICKED -> KICKED;
      case DISCONNECTED -> DISCONNECTED;
    };
  }
}
