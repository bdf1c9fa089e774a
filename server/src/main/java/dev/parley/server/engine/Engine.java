package dev.parley.server.engine;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.server.frame.TextFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The rooms and their members. Safe for use by any thread. Every operation, here and on a {@link
 * Seat}, is one step as the members see it: none finds another one half done, and frames reach a
 * mailbox in the order of the steps. Where this server holds the rooms itself, what is returned is
 * complete already; where others share them it completes later, by any thread, exceptionally with
 * an {@link UnavailableException} if they can't be reached in time.
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
  CompletableFuture<JoinResult> join(RoomName room, Member newcomer, TextFrame announcement);

  /**
   * Looks for a session that is at home on another server, or was on one that is gone. Where
   * nothing is shared there is none.
   */
  CompletableFuture<Optional<RemoteSession>> find(SessionId session);

  /**
   * Whether it keeps what is in a resumable member's mailbox, too, and refuses itself what that has
   * no room for: such a mailbox takes all that it is offered.
   */
  boolean keepsMailboxes();

  /** Whether joins, resumes and what members send can be served at present: a snapshot. */
  boolean isAvailable();

  /** All rooms: a snapshot, in no order. May block, as the following may. */
  List<RoomSize> rooms();

  /** How many rooms there are: a snapshot. Does not block. */
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
