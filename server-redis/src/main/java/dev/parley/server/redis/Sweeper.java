package dev.parley.server.redis;

import dev.parley.protocol.RoomName;
import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Renews the leases of this node's members, finds what it was not woken for, and has done what is
 * due in their rooms: round after round, each of which is spread over its time, so that messages
 * have nothing to wait for.
 */
final class Sweeper {

  /**
   * From one part of a round to the next: messages wait for the rooms that are swept together, and
   * rooms that are swept together take less of Redis's time than one by one.
   */
  static final int SLICE_MILLIS = 100;

  /** What the script answers in the place of a number where another node has the session. */
  private static final long MOVED = -2;

  /** Rooms that are swept at the same time. */
  private static final int AT_ONCE = 32;

  /**
   * Of these, by one command, where rooms can be taken together: Redis has a third less to do, or
   * half.
   */
  private static final int TOGETHER = 8;

  /** Members of rooms that are swept by one command, or of one room. */
  private static final int MANY_MEMBERS = 32;

  /** Rooms that are swept though nobody in them is at home here. */
  private static final int MAX_WATCHED = 1_000;

  /** Rooms of members that were given up; those beyond lapse with their leases. */
  private static final int MAX_GIVEN_UP = 10_000;

  /** What stands where the script is told what Redis has to have. */
  private static final byte[] GIVEN_UP = Bytes.of("given up");

  private final Node node;

  /** From the beginning of one round to that of the next. */
  private final long periodMillis;

  /** Until when, by System.nanoTime. */
  private final Map<RoomName, Long> watched = new ConcurrentHashMap<>();

  /** Members that this node has given up and Redis takes for its own. Changed by compute only. */
  private final ConcurrentHashMap<RoomName, Set<Resident>> givenUp = new ConcurrentHashMap<>();

  /** Rooms that are swept at a certain time besides. */
  private final Set<RoomName> timed = ConcurrentHashMap.newKeySet();

  /** Whether a slice is being swept. Who sets it has the round. */
  private final AtomicBoolean underWay = new AtomicBoolean();

  /** Whether all rooms are to be swept, also those of which that has just been done. */
  private volatile boolean wantedAnew;

  /** Never null. */
  private volatile SweepRound round = new SweepRound(List.of());

  /**
   * A member that Redis is asked about.
   *
   * @param confirmed up to which Redis is told that nothing needs to be kept
   */
  private record Swept(Resident resident, Inlet.Check check, long confirmed) {}

  /**
   * A room that Redis is asked about.
   *
   * @param givenUp who is to be suspended there
   * @param keeps whether its keys are to live on
   */
  private record Asked(
      RoomName room, List<Swept> swept, List<Resident> givenUp, boolean keeps, Step step) {}

  Sweeper(Node node) {
    this.node = node;
    periodMillis = node.options().sweepMillis();
  }

  /**
   * Sweeps a room that nobody else sweeps, now and for as long as it takes to find who in it is
   * dead.
   */
  void watch(RoomName room) {
    if (watched.size() < MAX_WATCHED) {
      long nanos = TimeUnit.MILLISECONDS.toNanos(node.options().keepMillis());
      if (watched.putIfAbsent(room, System.nanoTime() + nanos) == null) {
        sweep(room);
      }
    }
  }

  /**
   * Has a member suspended that this node has given up, as if it had died: now, or once Redis does
   * what it is asked.
   */
  void giveUp(Resident resident) {
    if (givenUp.size() < MAX_GIVEN_UP) {
      givenUp.compute(
          resident.room(),
          (room, those) -> {
            Set<Resident> all = those == null ? ConcurrentHashMap.newKeySet() : those;
            all.add(resident);
            return all;
          });
      sweep(resident.room());
    }
  }

  /** Somebody has come to a room: who was there before and is dead is found out now. */
  void entered(RoomName room) {
    if (node.heartbeat().knowsOfDeaths()) {
      sweep(room);
    }
  }

  /** Sweeps all rooms as fast as that can be done, from the beginning. Does not block. */
  void sweepAnew() {
    wantedAnew = true;
    tick(true);
  }

  /** To be called every {@link #SLICE_MILLIS}. Does not block. */
  void tick() {
    tick(node.link().isUp());
  }

  private void tick(boolean anew) {
    if (!underWay.compareAndSet(false, true)) {
      return;
    }
    long now = System.nanoTime();
    double elapsed = (double) (now - round.begunAt) / TimeUnit.MILLISECONDS.toNanos(periodMillis);
    if (wantedAnew && anew) {
      wantedAnew = false;
      begin(now);
      round.isAnew = true;
      slice(round, 1);
    } else if (!round.left.isEmpty()) {
      slice(round, elapsed);
    } else if (elapsed >= 1) {
      begin(now);
      slice(round, 0);
    } else {
      underWay.set(false);
    }
  }

  private void begin(long now) {
    node.counters().depths.begin();
    watched.values().removeIf(until -> until - now < 0);
    Set<RoomName> rooms = new HashSet<>(watched.keySet());
    rooms.addAll(givenUp.keySet());
    rooms.addAll(node.home().rooms());
    round = new SweepRound(rooms);
  }

  private void slice(SweepRound of, double elapsed) {
    long begunAt = System.nanoTime();
    List<RoomName> rooms = of.take(elapsed);
    Queue<RoomName> left = new ConcurrentLinkedQueue<>(rooms);
    int together = node.link().takesRoomsTogether() ? TOGETHER : 1;
    int chains = Math.min(AT_ONCE / together, rooms.size());
    AtomicInteger running = new AtomicInteger(chains);
    Runnable then = () -> swept(of, rooms, begunAt);
    if (chains == 0) {
      then.run();
    }
    for (int i = 0; i < chains; i++) {
      next(of, left, together, running, then);
    }
  }

  private void next(
      SweepRound of, Queue<RoomName> left, int together, AtomicInteger running, Runnable then) {
    // Much may be due in a room of a dead node's members, and Redis does nothing else meanwhile:
    // that round is begun by the news of the death.
    int most = of.isAnew && node.heartbeat().knowsOfDeaths() ? 1 : together;
    List<Asked> asked = new ArrayList<>(most);
    int members = 0;
    for (RoomName room = left.poll(); room != null; room = left.poll()) {
      Asked its = ask(room);
      if (its != null) {
        asked.add(its);
        members += its.swept.size();
      }
      if (asked.size() == most || members >= MANY_MEMBERS) {
        break;
      }
    }
    if (!asked.isEmpty()) {
      sweep(asked, of, () -> next(of, left, together, running, then));
    } else if (running.decrementAndGet() == 0) {
      then.run();
    }
  }

  private void swept(SweepRound of, List<RoomName> rooms, long begunAt) {
    of.busyNanos += System.nanoTime() - begunAt;
    if (of.left.isEmpty()) {
      node.counters().sweepTimes.record(of.busyNanos);
      if (!of.failed) {
        node.counters().depths.end();
      }
    }
    rooms.forEach(node.roomList()::swept);
    underWay.set(false);
  }

  /** A room by itself. */
  private void sweep(RoomName room) {
    Asked asked = ask(room);
    if (asked != null) {
      sweep(List.of(asked), new SweepRound(List.of()), () -> {});
    }
  }

  /** What is to be asked of a room; null if nothing. */
  private Asked ask(RoomName room) {
    List<Swept> swept = new ArrayList<>();
    List<byte[]> arguments = new ArrayList<>();
    boolean isDue = false;
    arguments.add(node.heartbeat().dead());
    arguments.add(null);
    for (Resident resident : node.home().in(room)) {
      if (resident.isSeated()) {
        isDue |= resident.isToBeKept();
        Inlet.Check check = resident.check();
        long confirmed = resident.confirmed();
        swept.add(new Swept(resident, check, confirmed));
        arguments.add(Bytes.of(resident.peer().value()));
        arguments.add(Bytes.of(resident.generation()));
        arguments.add(Bytes.of(confirmed));
        arguments.add(Bytes.of(check.isDue() ? check.handed() + "-" + check.stamp() : ""));
      }
    }
    List<Resident> lost = List.copyOf(givenUp.getOrDefault(room, Set.of()));
    for (Resident resident : lost) {
      arguments.add(Bytes.of(resident.peer().value()));
      arguments.add(Bytes.of(resident.generation()));
      arguments.add(Bytes.of(0));
      arguments.add(GIVEN_UP);
    }
    if (swept.isEmpty() && lost.isEmpty() && !watched.containsKey(room)) {
      return null;
    }
    arguments.set(1, Bytes.of(isDue ? 1 : 0));
    byte[][] all = arguments.toArray(byte[][]::new);
    return new Asked(room, swept, lost, isDue, new Step(node.keys().members(room), all));
  }

  private void sweep(List<Asked> rooms, SweepRound of, Runnable then) {
    node.counters().sweeps.add(rooms.size());
    List<CompletableFuture<Answer>> answers =
        Together.run(node.link(), Script.SWEEP, rooms.stream().map(Asked::step).toList());
    AtomicInteger left = new AtomicInteger(rooms.size());
    for (int i = 0; i < rooms.size(); i++) {
      Asked asked = rooms.get(i);
      answers
          .get(i)
          .whenComplete(
              (answer, failure) ->
                  node.soon(
                      () -> {
                        try {
                          swept(asked, of, answer, failure);
                        } finally {
                          if (left.decrementAndGet() == 0) {
                            then.run();
                          }
                        }
                      }));
    }
  }

  private void swept(Asked asked, SweepRound of, Answer answer, Throwable failure) {
    if (failure == null) {
      node.tell(asked.room, answer, (TextFrame) null);
      found(of == round, asked.swept, answer);
      suspended(asked.room, asked.givenUp);
      sweepIn(asked.room, answer.number(0));
      if (asked.keeps) {
        asked.swept.forEach(each -> each.resident.kept());
      }
    } else {
      of.failed = true;
    }
    if (failure != null && node.link().isUp()) {
      // Of a cluster a part may be away, too.
      sweepIn(asked.room, node.options().beatMillis());
    } else if (failure != null) {
      // Once Redis does what it is asked again.
      of.left.clear();
      wantedAnew = true;
    }
  }

  /** Before the next round, if that is later. */
  private void sweepIn(RoomName room, long millis) {
    if (millis < periodMillis && timed.add(room)) {
      node.after(
          millis,
          () -> {
            timed.remove(room);
            sweep(room);
          });
    }
  }

  private void suspended(RoomName room, List<Resident> lost) {
    givenUp.computeIfPresent(
        room,
        (name, those) -> {
          lost.forEach(those::remove);
          return those.isEmpty() ? null : those;
        });
  }

  private void found(boolean counts, List<Swept> swept, Answer answer) {
    for (int i = 0; i < swept.size(); i++) {
      Swept asked = swept.get(i);
      Resident resident = asked.resident;
      long last = answer.number(1 + i);
      if (last < 0) {
        resident.lose(last == MOVED);
      } else if (last < asked.check.handed()) {
        resident.lose(false);
        node.evict(resident);
      } else {
        resident.told(asked.confirmed);
        if (counts) {
          node.counters().depths.add(Math.max(0, last - resident.confirmed()));
        }
        resident.checked(asked.check);
        resident.found(last);
      }
    }
  }
}
