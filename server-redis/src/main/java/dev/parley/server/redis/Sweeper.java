package dev.parley.server.redis;

import dev.parley.protocol.RoomName;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Renews the leases of this node's members, finds what it was not woken for, and has done what is
 * due in their rooms.
 */
final class Sweeper {

  /** What the script answers in the place of a number where another node has the session. */
  private static final long MOVED = -2;

  /** Rooms that are swept at the same time. */
  private static final int AT_ONCE = 64;

  /** Names of rooms in one command. */
  private static final int LISTED_AT_ONCE = 500;

  private final Node node;

  /** Rooms that are swept though nobody in them is at home here. */
  private static final int MAX_WATCHED = 1_000;

  /** Until when, by System.nanoTime. */
  private final Map<RoomName, Long> watched = new ConcurrentHashMap<>();

  private final AtomicBoolean underWay = new AtomicBoolean();

  /** Whether the one that is under way may have been too early for who wanted another. */
  private volatile boolean wantedAgain;

  /** By System.nanoTime. Written by who begins a sweep. */
  private volatile long begunAt;

  /** Whether all rooms were swept so far. */
  private volatile boolean whole;

  private volatile int roomCount;

  Sweeper(Node node) {
    this.node = node;
  }

  /** How many rooms there were at the last sweep. */
  int roomCount() {
    return roomCount;
  }

  /** Sweeps a room that nobody else sweeps, for as long as it takes to find who in it is dead. */
  void watch(RoomName room) {
    if (watched.size() < MAX_WATCHED) {
      RedisOptions options = node.options();
      long millis = 4L * options.leaseMillis() + options.resumeMillis();
      watched.putIfAbsent(room, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }

  /** The same, but if it is being done it is done once more. */
  void sweepAnew() {
    wantedAgain = true;
    sweep();
  }

  /** Sweeps every room, unless that is being done. Does not block. */
  void sweep() {
    if (!underWay.compareAndSet(false, true)) {
      return;
    }
    wantedAgain = false;
    long now = System.nanoTime();
    begunAt = now;
    whole = true;
    node.counters().depths.begin();
    watched.values().removeIf(until -> until - now < 0);
    Set<RoomName> swept = new HashSet<>(watched.keySet());
    swept.addAll(node.home().rooms());
    List<RoomName> rooms = List.copyOf(swept);
    Queue<RoomName> left = new ConcurrentLinkedQueue<>(rooms);
    int chains = Math.min(AT_ONCE, rooms.size());
    AtomicInteger running = new AtomicInteger(chains);
    if (chains == 0) {
      swept(rooms);
    }
    for (int i = 0; i < chains; i++) {
      next(left, running, rooms);
    }
  }

  private void next(Queue<RoomName> left, AtomicInteger running, List<RoomName> all) {
    RoomName room = left.poll();
    if (room != null) {
      sweep(room, left, () -> next(left, running, all));
    } else if (running.decrementAndGet() == 0) {
      swept(all);
    }
  }

  private void swept(List<RoomName> rooms) {
    node.counters().sweepTimes.record(System.nanoTime() - begunAt);
    if (whole) {
      node.counters().depths.end();
    }
    list(rooms);
  }

  private void sweep(RoomName room, Queue<RoomName> left, Runnable then) {
    List<Resident> swept = new ArrayList<>();
    List<byte[]> arguments = new ArrayList<>();
    List<Inlet.Check> checks = new ArrayList<>();
    for (Resident resident : node.home().in(room)) {
      if (resident.isSeated()) {
        swept.add(resident);
        Inlet.Check check = resident.check();
        checks.add(check);
        arguments.add(Bytes.of(resident.peer().value()));
        arguments.add(Bytes.of(resident.generation()));
        arguments.add(Bytes.of(resident.isPlain() ? check.handed() : 0));
        arguments.add(Bytes.of(check.isDue() ? check.handed() + "-" + check.stamp() : ""));
      }
    }
    if (swept.isEmpty() && !watched.containsKey(room)) {
      node.soon(then);
      return;
    }
    node.counters().sweeps.increment();
    node.link()
        .run(Script.SWEEP, node.keys().members(room), arguments.toArray(byte[][]::new))
        .whenComplete(
            (answer, failure) ->
                node.soon(
                    () -> {
                      try {
                        if (failure == null) {
                          node.tell(room, answer, (TextFrame) null);
                          found(swept, checks, answer);
                        } else {
                          whole = false;
                        }
                        if (failure != null && !node.link().isUp()) {
                          // The next sweep is the next try. Of a cluster only a part may be away.
                          left.clear();
                        }
                      } finally {
                        then.run();
                      }
                    }));
  }

  private void found(List<Resident> swept, List<Inlet.Check> checks, Answer answer) {
    for (int i = 0; i < swept.size(); i++) {
      Resident resident = swept.get(i);
      long last = answer.number(i);
      if (last < 0) {
        resident.lose(last == MOVED);
      } else if (last < checks.get(i).handed()) {
        resident.lose(false);
        node.evict(resident);
      } else {
        Inlet.Check check = checks.get(i);
        // What a plain one was handed the sweep has confirmed.
        long confirmed =
            resident.isPlain()
                ? Math.max(check.handed(), resident.confirmed())
                : resident.confirmed();
        node.counters().depths.add(Math.max(0, last - confirmed));
        resident.checked(check);
        resident.found(last);
        resident.rememberAgain();
      }
    }
  }

  /** Lists the rooms for operators, and counts all. */
  private void list(List<RoomName> swept) {
    int end = Math.min(LISTED_AT_ONCE, swept.size());
    List<byte[]> arguments = new ArrayList<>(1 + end);
    arguments.add(Bytes.of(node.options().leaseMillis()));
    swept.subList(0, end).forEach(room -> arguments.add(Bytes.of(room.value())));
    node.link()
        .swept(node.keys().rooms(), arguments.toArray(byte[][]::new))
        .whenComplete(
            (count, failure) -> {
              if (failure == null) {
                roomCount = (int) Math.min(count, Integer.MAX_VALUE);
              }
              if (failure == null && end < swept.size()) {
                node.execute(() -> list(swept.subList(end, swept.size())));
              } else {
                underWay.set(false);
                if (failure == null && wantedAgain) {
                  node.execute(this::sweep);
                }
              }
            });
  }
}
