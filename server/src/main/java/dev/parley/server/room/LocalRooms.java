package dev.parley.server.room;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SessionId;
import dev.parley.server.engine.Engine;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Member;
import dev.parley.server.engine.RemoteSession;
import dev.parley.server.frame.TextFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The engine of a single server. A room is there while it has a member. */
public final class LocalRooms implements Engine {

  private final int maxRooms;
  private final int peersPerRoom;
  private final ConcurrentHashMap<RoomName, Room> rooms = new ConcurrentHashMap<>();

  /**
   * @param maxRooms how many there may be; joins at the same moment may make it a few more
   */
  public LocalRooms(int maxRooms, int peersPerRoom) {
    this.maxRooms = maxRooms;
    this.peersPerRoom = peersPerRoom;
  }

  @Override
  public CompletableFuture<JoinResult> join(
      RoomName name, Member newcomer, TextFrame announcement) {
    return CompletableFuture.completedFuture(joined(name, newcomer, announcement));
  }

  private JoinResult joined(RoomName name, Member newcomer, TextFrame announcement) {
    while (true) {
      if (rooms.size() >= maxRooms && !rooms.containsKey(name)) {
        return new JoinResult.NoMoreRooms(maxRooms);
      }
      Room room = rooms.computeIfAbsent(name, this::open);
      JoinResult result = room.join(newcomer, announcement);
      if (result != null) {
        return result;
      }
      // It was emptied after the look-up and closed itself: a fresh one takes its place.
      rooms.remove(name, room);
    }
  }

  @Override
  public CompletableFuture<Optional<RemoteSession>> find(SessionId session) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public boolean keepsMailboxes() {
    return false;
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public List<RoomSize> rooms() {
    return rooms.entrySet().stream()
        .map(entry -> new RoomSize(entry.getKey(), entry.getValue().size()))
        .filter(room -> room.members() > 0)
        .toList();
  }

  @Override
  public int roomCount() {
    return rooms.size();
  }

  @Override
  public Optional<List<PeerInfo>> members(RoomName name) {
    return Optional.ofNullable(rooms.get(name))
        .map(Room::members)
        .filter(members -> !members.isEmpty());
  }

  @Override
  public boolean kick(RoomName name, PeerId member) {
    Room room = rooms.get(name);
    return room != null && room.kick(member);
  }

  private Room open(RoomName name) {
    return new Room(peersPerRoom, room -> rooms.remove(name, room));
  }
}
