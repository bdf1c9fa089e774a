package dev.parley.server.engine;

import dev.parley.protocol.RoomName;
import dev.parley.server.frame.TextFrame;

/**
 * The rooms and their members. Safe for use by any thread. Every operation, here and on a {@link
 * Seat}, is one step as the members see it: none finds another one half done, and frames reach a
 * mailbox in the order of the steps.
 */
public interface Engine {

  /**
   * Makes the newcomer a member, unless the room is full, and tells those who are.
   *
   * @param announcement for the others, told in the same step that takes their list: each of them
   *     is in the list or told of by a later announcement, never both and never neither
   */
  JoinResult join(RoomName room, Member newcomer, TextFrame announcement);
}
