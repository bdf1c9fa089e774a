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

  /** Changes what newcomers are told of this member, and tells the others. */
  void update(PeerInfo peer, TextFrame announcement);

  /** Ends the membership and tells the others; without effect when it has ended. */
  void leave(TextFrame announcement);
}
