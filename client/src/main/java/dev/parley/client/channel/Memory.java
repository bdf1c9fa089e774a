package dev.parley.client.channel;

/** What all channels to one peer may hold of messages that have not come whole. */
public final class Memory {

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

  /** Whether there was as much to take. */
  boolean take(int amount) {
    if (amount > limit - taken) {
      return false;
    }
    taken += amount;
    return true;
  }

  void release(int amount) {
    taken -= amount;
  }

  int limit() {
    return limit;
  }
}
