package dev.parley.benchmarks.relay;

import java.util.List;
import java.util.SplittableRandom;

/** When to send, and who does: at random times, which are the same for whoever is measured. */
final class Pace {

  private static final long SEED = 1;

  private final List<LoadClient> clients;
  private final double nanosBetween;
  private final SplittableRandom random = new SplittableRandom(SEED);

  /** By System.nanoTime. */
  private long due;

  private int next;

  /**
   * @param clients two by two of them are a pair
   */
  Pace(List<LoadClient> clients, double perSecond) {
    this.clients = clients;
    nanosBetween = 1e9 / perSecond;
  }

  void begin() {
    due = System.nanoTime();
  }

  /** Sends what is due. */
  void send() {
    long now = System.nanoTime();
    while (due - now <= 0) {
      LoadClient client = clients.get(turn());
      client.send(due);
      client.flush();
      // A Poisson process: what comes between two is distributed exponentially.
      due += (long) (-Math.log(1 - random.nextDouble()) * nanosBetween);
    }
  }

  /** First one side of every pair, then the other. */
  private int turn() {
    int half = clients.size() / 2;
    int index = next < half ? 2 * next : 2 * (next - half) + 1;
    next = (next + 1) % clients.size();
    return index;
  }
}
