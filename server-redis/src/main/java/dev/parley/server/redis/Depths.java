package dev.parley.server.redis;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** How many frames wait in the mailboxes of this node's members: as of the last whole sweep. */
final class Depths {

  private final LongAdder adding = new LongAdder();
  private final LongAccumulator highest = new LongAccumulator(Math::max, 0);
  private volatile long frames;
  private volatile long deepest;

  void begin() {
    adding.reset();
    highest.reset();
  }

  /** What was appended to one of them and is not confirmed; any thread. */
  void add(long depth) {
    adding.add(depth);
    highest.accumulate(depth);
  }

  void end() {
    frames = adding.sum();
    deepest = highest.get();
  }

  long frames() {
    return frames;
  }

  long deepest() {
    return deepest;
  }
}
