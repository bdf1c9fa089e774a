package dev.parley.server.session;

import dev.parley.protocol.Protocol;
import java.util.HashSet;
import java.util.Set;

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

  /** The number of the last frame that was taken to be handled, or to be refused by an error. */
  private long received;

  /** The number of the last frame up to which that is done, and will be known after a crash. */
  private long handled;

  /**
   * Those behind it of which it is done as well, while one before them waits; null for none yet.
   */
  private Set<Long> early;

  /** The number that was last confirmed. */
  private long confirmed;

  /** When the first frame was handled that is not confirmed. */
  private long owedSince;

  /** The session goes on, at another server, behind that frame. */
  void goOn(long lastHandled) {
    received = lastHandled;
    handled = lastHandled;
    confirmed = lastHandled;
    early = null;
  }

  Place place(long id) {
    if (id == 0) {
      return Place.NONE;
    }
    if (id <= received) {
      return Place.SEEN;
    }
    return id == received + 1 ? Place.NEXT : Place.GAP;
  }

  /** The next frame is being handled. */
  void take() {
    received++;
  }

  /** The frame of that number is done with. One that failed takes longer than those behind it. */
  void handled(long id, long now) {
    if (id != handled + 1) {
      if (id > handled) {
        early = early == null ? new HashSet<>() : early;
        early.add(id);
      }
      return;
    }
    if (confirmed == handled) {
      owedSince = now;
    }
    handled = id;
    while (early != null && early.remove(handled + 1)) {
      handled++;
    }
  }

  /** The number of the last frame that was taken. */
  long received() {
    return received;
  }

  /** The number of the last frame that is done with, as is each before it. */
  long handled() {
    return handled;
  }

  /** Whether as many frames wait for their confirmation as may. */
  boolean confirmationDue() {
    return handled - confirmed >= Protocol.ACK_AFTER_FRAMES;
  }

  /** For how long, in nanoseconds, a frame has been waiting for its confirmation. */
  long owedFor(long now) {
    return handled == confirmed ? 0 : now - owedSince;
  }

  /** All that is done with is about to be confirmed. */
  void confirm() {
    confirmed = handled;
  }
}
