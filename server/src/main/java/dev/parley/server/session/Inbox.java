package dev.parley.server.session;

import dev.parley.protocol.Protocol;

/**
 * How far a resumable session has come in what its client sends: each frame is handled once and in
 * order, whichever socket it comes by. Whoever handles a frame, or moves the session to another
 * socket, holds this object's monitor meanwhile; every method asks for it.
 */
final class Inbox {

  /** What a frame's number says of it. */
  enum Place {
    NEXT,
    /** It was handled before. */
    SEEN,
    /** One before it is missing. */
    GAP,
    /** It bears no number. */
    NONE
  }

  /** The number of the last frame that was handled, or refused by an error that names it. */
  private long received;

  /** The number that was last confirmed. */
  private long confirmed;

  /** When the first frame that is not confirmed came. */
  private long owedSince;

  Place place(long id) {
    if (id == 0) {
      return Place.NONE;
    }
    if (id <= received) {
      return Place.SEEN;
    }
    return id == received + 1 ? Place.NEXT : Place.GAP;
  }

  /** The next frame is done with. */
  void advance(long now) {
    if (confirmed == received) {
      owedSince = now;
    }
    received++;
  }

  long received() {
    return received;
  }

  /** Whether as many frames wait for their confirmation as may. */
  boolean confirmationDue() {
    return received - confirmed >= Protocol.ACK_AFTER_FRAMES;
  }

  /** For how long, in nanoseconds, a frame has been waiting for its confirmation. */
  long owedFor(long now) {
    return received == confirmed ? 0 : now - owedSince;
  }

  /** All that was received is about to be confirmed. */
  void confirm() {
    confirmed = received;
  }
}
