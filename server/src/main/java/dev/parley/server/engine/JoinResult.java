package dev.parley.server.engine;

import dev.parley.protocol.PeerInfo;
import java.util.List;

/** What became of a join. */
public sealed interface JoinResult {

  /**
   * The newcomer is a member.
   *
   * @param others who was there before it, in the order in which they joined
   */
  record Joined(Seat seat, List<PeerInfo> others) implements JoinResult {}

  /** There are as many members as may be. */
  record Full(int capacity) implements JoinResult {}

  /** The room would be a new one, and there are as many rooms as may be. */
  record NoMoreRooms(int rooms) implements JoinResult {}
}
