package dev.parley.server.redis;

import java.util.concurrent.atomic.LongAdder;

/** What {@link RedisCounts} is a snapshot of. */
final class Counters {

  final Reachable reachable = new Reachable();
  final LongAdder roundTrips = new LongAdder();
  final Durations roundTripTimes = new Durations();
  final LongAdder failed = new LongAdder();
  final LongAdder retried = new LongAdder();
  final LongAdder wakesSent = new LongAdder();
  final LongAdder wakesReceived = new LongAdder();
  final LongAdder sweeps = new LongAdder();
  final Durations sweepTimes = new Durations();
  final LongAdder foundLate = new LongAdder();
  final LongAdder reads = new LongAdder();
  final LongAdder framesRead = new LongAdder();
  final Depths depths = new Depths();
  final LongAdder crossed = new LongAdder();
  final LongAdder crossedAgain = new LongAdder();
  final LongAdder claimed = new LongAdder();
  final LongAdder moved = new LongAdder();
  final LongAdder fenced = new LongAdder();

  RedisCounts snapshot(int unanswered) {
    return new RedisCounts(
        reachable.isUp(),
        reachable.since(),
        roundTrips.sum(),
        roundTripTimes.snapshot(),
        failed.sum(),
        unanswered,
        retried.sum(),
        wakesSent.sum(),
        wakesReceived.sum(),
        sweeps.sum(),
        sweepTimes.snapshot(),
        foundLate.sum(),
        reads.sum(),
        framesRead.sum(),
        depths.frames(),
        depths.deepest(),
        crossed.sum(),
        crossedAgain.sum(),
        claimed.sum(),
        moved.sum(),
        fenced.sum());
  }
}
