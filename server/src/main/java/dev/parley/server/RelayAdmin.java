package dev.parley.server;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operator may see of a running relay and do to it: {@link ParleyPlugin#admin()}. Safe for
 * use by any thread. Lists are snapshots.
 */
public interface RelayAdmin {

  /**
   * How much there is of everything, at one moment.
   *
   * @param connections open sockets, joined or not
   * @param sessions those that have joined, the suspended ones included
   * @param suspended sessions that wait to be resumed
   * @param held connections that are not read on for now: so much of what clients asked the rooms
   *     for is not done that each waits until its last frame is; 0 where rooms are in memory
   * @param waitingFrames in all outboxes: not yet written, or kept until they are confirmed
   * @param waitingBytes of these frames
   */
  record Status(
      int connections,
      int sessions,
      int suspended,
      int held,
      int rooms,
      long waitingFrames,
      long waitingBytes,
      boolean draining) {}

  /** A room that has members. */
  record RoomStatus(RoomName name, int peers) {}

  Status status();

  List<RoomStatus> rooms();

  /** The members of a room in the order in which they joined; empty if there is no such room. */
  Optional<List<PeerInfo>> peers(RoomName room);

  /**
   * Ends a peer's session with 4504; the others are told {@code kicked}.
   *
   * @return whether there was such a peer
   */
  boolean kick(RoomName room, PeerId peer);

  /**
   * Kicks every peer of a room.
   *
   * @return how many; 0 if there is no such room
   */
  int closeRoom(RoomName room);

  /**
   * Begins to empty this server, once and for good: new handshakes get HTTP 503 and new joins
   * {@code unavailable}; every client is advised to {@code reconnect}, at moments spread over that
   * time; when it is over the sockets that are left are closed with 4000, behind what waits for
   * them. Returns at once; {@link Status#draining} tells that it has begun and {@link
   * Status#connections} how many are left.
   */
  void drain(Duration over);
}
