package dev.parley.testkit;

import dev.parley.client.port.ChannelOptions;

/** How often a message that is lost on its way is sent again (RFC 3758). */
record Reliability(long maxRetransmits, long maxMillis) {

  static final long LOST = -1;

  static final Reliability FULL = new Reliability(Long.MAX_VALUE, Long.MAX_VALUE);

  static Reliability of(ChannelOptions options) {
    return new Reliability(
        options.maxRetransmits().isPresent() ? options.maxRetransmits().getAsInt() : Long.MAX_VALUE,
        options.maxPacketLifeTime().isPresent()
            ? options.maxPacketLifeTime().getAsInt()
            : Long.MAX_VALUE);
  }

  /** Whether a message may wait for a network that is gone. */
  boolean isFull() {
    return equals(FULL);
  }

  /** After how long one that gets no answer is given up. */
  long patienceMillis(FakePath path) {
    return maxMillis < Long.MAX_VALUE
        ? maxMillis
        : (maxRetransmits + 1) * path.retransmissionMillis();
  }

  /** How long the next message takes in all, or {@link #LOST}. */
  long nextMillis(FakePath path) {
    long millis = 0;
    for (long lost = 0; path.losesNext(); lost++) {
      millis += path.retransmissionMillis();
      if (lost == maxRetransmits || millis > maxMillis) {
        return LOST;
      }
    }
    return millis + path.nextMillis();
  }
}
