package dev.parley.server.engine;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.server.frame.TextFrame;

/** One member's place in its room, and all that it can do there. See {@link Engine} for order. */
public interface Seat {

  /** Passes a frame to one other member. */
  RelayResult send(PeerId to, TextFrame frame);

  /** Passes a frame to the only other member. */
  RelayResult sendToOnlyOther(TextFrame frame);

  /** Passes a frame to every other member, of whom there may be none. */
  RelayResult broadcast(TextFrame frame);

  /**
   * Changes what newcomers are told of this member, and tells the others.
   *
   * @param peer as it is now, but for being suspended, which only the next two change
   */
  void update(PeerInfo peer, TextFrame announcement);

  /**
   * The member's socket is gone, its session is not: newcomers and the others are told. What is
   * sent to it goes into its mailbox as before.
   *
   * @param generation counts this and {@link #resume} together. They may come in any order: one
   *     that is not newer than the newest is without effect, so that the last state is the true
   *     one, and nobody is told of what is over already.
   */
  void suspend(long generation, TextFrame announcement);

  /** The member is there again; {@code generation} as for {@link #suspend}. */
  void resume(long generation, TextFrame announcement);

  /** Ends the membership and tells the others; without effect when it has ended. */
  void leave(TextFrame announcement);
}
