package dev.parley.server.redis;

import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is at home on this node. */
final class Home {

  /** Of the rooms of which somebody is. Inner maps are changed by compute only. */
  private final ConcurrentHashMap<RoomName, Map<PeerId, Resident>> rooms =
      new ConcurrentHashMap<>();

  /** Adds a member that may come to be one: who is there of the same generation may be it. */
  void add(Resident resident) {
    add(resident, resident.generation() - 1);
  }

  /** Adds one that is known to be a member. */
  void confirm(Resident resident) {
    add(resident, resident.generation());
  }

  /**
   * @param latest the latest generation that it takes the place of
   */
  private void add(Resident resident, long latest) {
    rooms.compute(
        resident.room(),
        (room, there) -> {
          Map<PeerId, Resident> changed = there == null ? new HashMap<>() : new HashMap<>(there);
          Resident present = changed.get(resident.peer());
          if (present == null || present.generation() <= latest) {
            changed.put(resident.peer(), resident);
          }
          return changed;
        });
  }

  void remove(Resident resident) {
    rooms.computeIfPresent(
        resident.room(),
        (room, there) -> {
          Map<PeerId, Resident> changed = new HashMap<>(there);
          // Its session may have come back as another resident.
          changed.remove(resident.peer(), resident);
          return changed.isEmpty() ? null : changed;
        });
  }

  /** Null if there is none. */
  Resident get(RoomName room, PeerId peer) {
    return rooms.getOrDefault(room, Map.of()).get(peer);
  }

  List<RoomName> rooms() {
    return new ArrayList<>(rooms.keySet());
  }

  List<Resident> in(RoomName room) {
    return new ArrayList<>(rooms.getOrDefault(room, Map.of()).values());
  }
}
