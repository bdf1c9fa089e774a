package dev.parley.server.engine;

import dev.parley.server.frame.TextFrame;

/**
 * Where frames for one member wait. Bounded. Safe for use by any thread; no method blocks or calls
 * back into the engine, but for {@link #refused}.
 */
public interface Mailbox {

  /** Takes a frame, behind those that it took before. Called under a room's lock: no I/O. */
  Offer offer(TextFrame frame);

  /** Sends on what it took. Called after {@link #offer}, without a lock. */
  void flush();

  /** Ends the member that the mailbox belongs to. Called after a refusal, without a lock. */
  void refused();
}
