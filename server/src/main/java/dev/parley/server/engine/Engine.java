package dev.parley.server.engine;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.server.frame.TextFrame;
import java.util.List;
import java.util.Optional;

/**
 * The rooms and their members. Safe for use by any thread. Every operation, here and on a {@link
 * Seat}, is one step as the members see it: none finds another one half done, and frames reach a
 * mailbox in the order of the steps.
 */
public interface Engine {

  /** A room that has members. */
  record RoomSize(RoomName name, int members) {}

  /**
   * Makes the newcomer a member, unless the room is full, and tells those who are.
   *
   * @param announcement for the others, told in the same step that takes their list: each of them
   *     is in the list or told of by a later announcement, never both and never neither
   */
  JoinResult join(RoomName room, Member newcomer, TextFrame announcement);

  /** All rooms: a snapshot, in no order. */
  List<RoomSize> rooms();

  /** How many rooms there are: a snapshot. */
  int roomCount();

  /** The members in the order in which they joined: a snapshot; empty if there is no such room. */
  Optional<List<PeerInfo>> members(RoomName room);

  /**
   * Has a member ended by its mailbox, {@link Mailbox#kick}.
   *
   * @return whether there was such a member
   */
  boolean kick(RoomName room, PeerId member);
}
