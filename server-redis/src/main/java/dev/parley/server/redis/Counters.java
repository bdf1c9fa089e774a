package dev.parley.server.redis;

import java.util.concurrent.atomic.LongAdder;

/** What {@link RedisCounts} is a snapshot of. */
final class Counters {

  final LongAdder roundTrips = new LongAdder();
  final LongAdder wakesSent = new LongAdder();
  final LongAdder wakesReceived = new LongAdder();
  final LongAdder sweeps = new LongAdder();
  final LongAdder reads = new LongAdder();
  final LongAdder framesRead = new LongAdder();
  final LongAdder fenced = new LongAdder();
  final LongAdder retried = new LongAdder();

  RedisCounts snapshot() {
    return new RedisCounts(
        roundTrips.sum(),
        wakesSent.sum(),
        wakesReceived.sum(),
        sweeps.sum(),
        reads.sum(),
        framesRead.sum(),
        fenced.sum(),
        retried.sum());
  }
}
