package dev.parley.server.redis;

import dev.parley.protocol.RoomName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All rooms, once, spread over a time: used by one after the other, but for what is left. */
final class SweepRound {

  /** Of its time, in which it is through: a little before the next begins. */
  private static final double BUSY = 0.9;

  final Queue<RoomName> left;
  final long begunAt = System.nanoTime();
  private final int rooms;
  private int taken;

  /** While parts were under way, one after the other. */
  volatile long busyNanos;

  volatile boolean failed;

  /** Whether it is out of turn, as something has happened. */
  volatile boolean isAnew;

  SweepRound(Collection<RoomName> rooms) {
    left = new ConcurrentLinkedQueue<>(rooms);
    this.rooms = rooms.size();
  }

  /**
   * Takes those whose turn it is by now.
   *
   * @param elapsed the part of the round's time that is over
   */
  List<RoomName> take(double elapsed) {
    List<RoomName> turn = new ArrayList<>();
    double due = Math.ceil(rooms * elapsed / BUSY);
    while (taken < due && !left.isEmpty()) {
      turn.add(left.poll());
      taken++;
    }
    return turn;
  }
}
