package dev.parley.client.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * What all channels to one peer may hold of messages that have not come whole. Those of unreliable
 * channels may never do, and make room for all others, the oldest first.
 */
public final class Memory {

  /** Unfinished messages of unreliable channels, in the order in which they began. */
  private final List<Assembly> lossy = new ArrayList<>();

  private int limit;
  private int taken;

  /**
   * @param limit in bytes, of text in UTF-16 units
   */
  public Memory(int limit) {
    this.limit = limit;
  }

  /** Raises the limit to {@code least}, where it is lower. */
  public void allow(int least) {
    limit = Math.max(limit, least);
  }

  public int taken() {
    return taken;
  }

  void add(Assembly begun) {
    lossy.add(begun);
  }

  /** Whether there was as much to take for {@code assembly}, or could be made. */
  boolean take(int amount, Assembly assembly) {
    while (amount > limit - taken) {
      if (lossy.isEmpty() || lossy.get(0) == assembly) {
        return false;
      }
      lossy.get(0).incoming.forget(lossy.get(0));
    }
    taken += amount;
    assembly.held += amount;
    return true;
  }

  /** Takes back what {@code forgotten} held. */
  void release(Assembly forgotten) {
    taken -= forgotten.held;
    for (int i = 0; i < lossy.size(); i++) {
      if (lossy.get(i) == forgotten) {
        lossy.remove(i);
        return;
      }
    }
  }

  int limit() {
    return limit;
  }
}
