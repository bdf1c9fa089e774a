package dev.parley.server.redis;

import dev.parley.protocol.RoomName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Which rooms there are, for operators: written down when somebody has come, when they are swept,
 * and when the last has left. One that nobody ends is struck off when it was not swept for long.
 */
final class RoomList {

  /** Names in one command. */
  private static final int AT_ONCE = 500;

  private final Node node;
  private final Set<RoomName> there = ConcurrentHashMap.newKeySet();
  private final Set<RoomName> ended = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile int count;

  RoomList(Node node) {
    this.node = node;
  }

  /** How many there were a moment ago. */
  int count() {
    return count;
  }

  /** Somebody is in it. */
  void add(RoomName room) {
    ended.remove(room);
    there.add(room);
  }

  /** Somebody was a moment ago. */
  void swept(RoomName room) {
    if (!ended.contains(room)) {
      there.add(room);
    }
  }

  /** Nobody is. */
  void remove(RoomName room) {
    there.remove(room);
    ended.add(room);
  }

  /** To be called often: writes down what has changed. Does not block. */
  void tick() {
    if (!underWay.compareAndSet(false, true)) {
      return;
    }
    strike(take(ended, room -> true));
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Bytes.of(node.options().listedMillis()));
    // Who has left meanwhile may have been the last but one, and the last be struck off by others.
    arguments.addAll(take(there, room -> !node.home().in(room).isEmpty()));
    node.link()
        .swept(node.keys().rooms(), arguments.toArray(byte[][]::new))
        .whenComplete(
            (rooms, failure) -> {
              if (failure == null) {
                count = (int) Math.min(rooms, Integer.MAX_VALUE);
              }
              underWay.set(false);
              if (failure == null && !(there.isEmpty() && ended.isEmpty())) {
                node.execute(this::tick);
              }
            });
  }

  /** Before the others are put down: it may have begun again. */
  private void strike(List<byte[]> names) {
    if (!names.isEmpty()) {
      node.link().ask(redis -> redis.zrem(node.keys().rooms(), names.toArray(byte[][]::new)));
    }
  }

  private static List<byte[]> take(Set<RoomName> rooms, Predicate<RoomName> wanted) {
    List<byte[]> names = new ArrayList<>();
    Iterator<RoomName> each = rooms.iterator();
    while (each.hasNext() && names.size() < AT_ONCE) {
      RoomName room = each.next();
      each.remove();
      if (wanted.test(room)) {
        names.add(Bytes.of(room.value()));
      }
    }
    return names;
  }
}
