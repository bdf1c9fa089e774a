package dev.parley.server.room;

import dev.parley.protocol.RoomName;
import dev.parley.server.engine.Engine;
import dev.parley.server.engine.JoinResult;
import dev.parley.server.engine.Member;
import dev.parley.server.frame.TextFrame;
import java.util.concurrent.ConcurrentHashMap;

/** The engine of a single server. A room is there while it has a member. */
public final class LocalRooms implements Engine {

  private final int peersPerRoom;
  private final ConcurrentHashMap<RoomName, Room> rooms = new ConcurrentHashMap<>();

  public LocalRooms(int peersPerRoom) {
    this.peersPerRoom = peersPerRoom;
  }

  @Override
  public JoinResult join(RoomName name, Member newcomer, TextFrame announcement) {
    while (true) {
      Room room = rooms.computeIfAbsent(name, this::open);
      JoinResult result = room.join(newcomer, announcement);
      if (result != null) {
        return result;
      }
      // It was emptied after the look-up and closed itself: a fresh one takes its place.
      rooms.remove(name, room);
    }
  }

  /** How many rooms there are: a snapshot. */
  public int size() {
    return rooms.size();
  }

  private Room open(RoomName name) {
    return new Room(peersPerRoom, room -> rooms.remove(name, room));
  }
}
