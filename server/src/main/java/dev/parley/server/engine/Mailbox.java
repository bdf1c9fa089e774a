package dev.parley.server.engine;

import dev.parley.server.frame.TextFrame;

/**
 * Where frames for one member wait. Bounded. Safe for use by any thread; no method blocks, and none
 * calls back into the engine but those that end the member.
 */
public interface Mailbox {

  /** Takes a frame, behind those that it took before. Called under a room's lock: no I/O. */
  Offer offer(TextFrame frame);

  /** Sends on what it took. Called after {@link #offer}, without a lock. */
  void flush();

  /** A relayed frame was refused; its sender is told. May end the member. Called without a lock. */
  void refusedMessage();

  /**
   * What the room had to tell was refused, and nobody else tells of it: ends the member, which must
   * not go on with a gap. Called without a lock.
   */
  void refusedAnnouncement();

  /**
   * The member is no more this server's: its session has ended, or others take its client for gone,
   * where this one could not see it. Ends its socket here so that its client tries to resume;
   * nobody else is told. Called without a lock.
   */
  void lost();

  /**
   * The same where another server has it, as its client went there: the socket here is a left one.
   */
  default void moved() {
    lost();
  }

  /** An operator ends the member. Called without a lock. */
  void kick();
}
