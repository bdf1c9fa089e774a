package dev.parley.benchmarks.relay;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * What a message costs that goes by way of a Redis, between clients of one node and of two. All
 * servers and Redis share one core, so that what several nodes can do together is not shown: what a
 * message costs them is.
 */
final class ClusterBenchmark {

  private static final List<Target> TARGETS =
      Stream.of(Target.SOCKET_IO, Target.PARLEY, Target.PARLEY_RESUMABLE)
          .filter(target -> target.name().matches(System.getProperty("targets", ".*")))
          .toList();

  private static final int PAIRS = 50;
  private static final int WINDOW = 8;
  private static final int BYTES = 256;

  /** Messages a second where their times do not depend on answers: a moderate load for all. */
  private static final double PACE = Double.parseDouble(System.getProperty("pace", "2000"));

  /** At most: most are warm in a quarter of that, four JVMs on one core are not. */
  private static final double WARM_UP_SECONDS =
      Double.parseDouble(System.getProperty("warmup", "120"));

  private static final double PACED_WARM_UP_SECONDS =
      Double.parseDouble(System.getProperty("pacedWarmup", "8"));
  private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "5"));

  private ClusterBenchmark() {}

  public static void main(String[] arguments) {
    int rounds = Integer.getInteger("rounds", 1);
    if (rounds > 0) {
      fewRooms(rounds, counts("nodes", "1,2,4"));
    }
    int rooms = Integer.getInteger("rooms", 10_000);
    if (rooms > 0) {
      new ManyRooms(rooms, PACE, BYTES).measure(TARGETS, counts("roomsNodes", "1,2,4"));
    }
  }

  private static int[] counts(String property, String otherwise) {
    return Arrays.stream(System.getProperty(property, otherwise).split(","))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static void fewRooms(int rounds, int[] counts) {
    System.out.printf(
        "%d pairs, %d B. Servers and Redis on one core, the load on another. Busy: %d messages of"
            + " a pair under way. Paced: %,.0f messages a second, at random times.%n%n"
            + "| nodes | pairs | server | CPU a message | Redis's | both | to Socket.IO's | messages/s"
            + " | busy p50 | p99 | paced p50 | p99 | CPU paced | both |%n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |%n",
        PAIRS, BYTES, WINDOW, PACE);
    for (int round = 0; round < rounds; round++) {
      for (int count : counts) {
        if (count == 1) {
          rows("1, in memory", "on it", n -> 0, 0);
          rows("1", "on it", n -> 0, 1);
        } else {
          rows(String.valueOf(count), "each on one", n -> n / 2, count);
          rows(String.valueOf(count), "across two", n -> n / 2 + n % 2, count);
        }
      }
    }
  }

  /**
   * @param node of a client, by its number
   * @param count of nodes; 0 for one alone
   */
  private static void rows(String nodes, String pairs, IntUnaryOperator node, int count) {
    LoadGenerator.Result other = null;
    for (Target target : TARGETS) {
      try (Cluster cluster = count == 0 ? Cluster.alone(target) : Cluster.start(target, count);
          LoadGenerator load =
              new LoadGenerator(target.dialect(), cluster.nodes(), cluster.redis())) {
        load.open(2 * PAIRS, n -> "room-" + n / 2, node);
        LoadGenerator.Result busy =
            load.settledPairs(PAIRS, WINDOW, BYTES, WARM_UP_SECONDS, SECONDS);
        double busyP50 = busy.latencies().percentile(50);
        double busyP99 = busy.latencies().percentile(99);
        load.drain();
        LoadGenerator.Result paced = load.paced(PAIRS, PACE, BYTES, PACED_WARM_UP_SECONDS, SECONDS);
        load.drain();
        other = other == null ? busy : other;
        double both = busy.cpuMicros() + busy.besideMicros();
        System.out.printf(
            "| %s | %s | %s | %.1f us | %.1f us | %.1f us | %.2f, %.2f | %,.0f"
                + " | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %.0f us | %.0f us |%n",
            nodes,
            pairs,
            target.name(),
            busy.cpuMicros(),
            busy.besideMicros(),
            both,
            busy.cpuMicros() / other.cpuMicros(),
            both / (other.cpuMicros() + other.besideMicros()),
            busy.perSecond(),
            busyP50 / 1e3,
            busyP99 / 1e3,
            paced.latencies().percentile(50) / 1e3,
            paced.latencies().percentile(99) / 1e3,
            paced.cpuMicros(),
            paced.cpuMicros() + paced.besideMicros());
      }
    }
  }
}
