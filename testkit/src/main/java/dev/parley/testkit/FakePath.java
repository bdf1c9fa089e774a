package dev.parley.testkit;

import dev.parley.client.loop.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The way from one host of a {@link FakeNetwork} to another; the way back is another one. At first
 * it takes no time and loses nothing. What is sent by several ways arrives in any order that their
 * latencies make; on one way a WebSocket and an ordered channel keep theirs.
 */
public final class FakePath {

  private final FakeHost from;
  private final FakeHost to;
  private final Random random;
  private final List<Runnable> listeners = new ArrayList<>();

  private long leastMillis;
  private long mostMillis;
  private double loss;
  private long bytesPerSecond;

  /** What the last occupied it for beyond whole milliseconds, in bytes a thousand times. */
  private long carried;

  private boolean cut;

  FakePath(FakeHost from, FakeHost to, Random random) {
    this.from = from;
    this.to = to;
    this.random = random;
  }

  /** How long a packet takes: each another time between these, by the network's seed. */
  public FakePath latency(long newLeastMillis, long newMostMillis) {
    if (newLeastMillis < 0 || newMostMillis < newLeastMillis) {
      throw new IllegalArgumentException(newLeastMillis + " to " + newMostMillis + " ms");
    }
    leastMillis = newLeastMillis;
    mostMillis = newMostMillis;
    return this;
  }

  /**
   * How many of all packets are lost.
   *
   * @param share from 0 to less than 1
   */
  public FakePath loss(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("a share of " + share + " is lost");
    }
    loss = share;
    return this;
  }

  /**
   * How much data channels get through.
   *
   * @param bytes 0 for no limit
   */
  public FakePath bytesPerSecond(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(bytes + " bytes a second");
    }
    bytesPerSecond = bytes;
    return this;
  }

  /** From now on nothing comes through, and no one is told. What is on its way arrives. */
  public void cut() {
    cut = true;
    changed();
  }

  public void heal() {
    cut = false;
    changed();
  }

  public boolean isUp() {
    return !cut && from.isPlugged() && to.isPlugged();
  }

  /** Calls {@code listener} when it may be up or down now. */
  Registration onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }

  /** How long the next packet takes. */
  long nextMillis() {
    return leastMillis + (long) (random.nextDouble() * (mostMillis - leastMillis + 1));
  }

  /** How long a lost packet takes to be sent again. */
  long retransmissionMillis() {
    return 200 + 2 * mostMillis; // RFC 6298 §2, with the minimum that systems really have
  }

  boolean losesNext() {
    return loss > 0 && random.nextDouble() < loss;
  }

  /** How long so many bytes occupy it. */
  long occupiedMillis(int bytes) {
    if (bytesPerSecond == 0) {
      return 0;
    }
    long due = bytes * 1_000L + carried;
    carried = due % bytesPerSecond;
    return due / bytesPerSecond;
  }
}
