package dev.parley.benchmarks.relay;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What many rooms cost nodes that share them: to open them, while nobody says anything, and with as
 * many messages a second, or under way, in all of them together as in few. Each room's two members
 * are on two nodes.
 */
final class ManyRooms {

  /** Of the open files that a process may have, for what is no connection of a client. */
  private static final int OTHER_FILES = 300;

  /** A round of sweeps of a Parley. */
  private static final double IDLE_SECONDS =
      Double.parseDouble(System.getProperty("roomsIdle", "30"));

  /** At most. */
  private static final double WARM_UP_SECONDS =
      Double.parseDouble(System.getProperty("roomsWarmup", "120"));

  private static final double SECONDS = 20;

  /** As many as a few busy rooms have, of each of which several are. */
  private static final int UNDER_WAY = 400;

  private static final double BUSY_SECONDS = 10;

  private final int rooms;
  private final int pairs;
  private final int connections;
  private final double pace;
  private final int bytes;

  /** Where there are not files enough, some rooms have one member only, who is silent. */
  ManyRooms(int rooms, double pace, int bytes) {
    this.rooms = rooms;
    this.pace = pace;
    this.bytes = bytes;
    long files =
        ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getMaxFileDescriptorCount();
    connections = (int) Math.min(2L * rooms, files - OTHER_FILES);
    pairs = connections - rooms;
  }

  void measure(List<Target> targets, int[] counts) {
    System.out.printf(
        "%n%,d rooms, %,d connections; %,.0f messages a second in %,d of the rooms, at random times,"
            + " or %d under way, in one room after the other.%n%n"
            + "| nodes | server | connects/s | idle: nodes' part of a core | Redis's"
            + " | paced: CPU a message, idle's included | both | p50 | p95 | p99"
            + " | busy: CPU a message | both | messages/s | p50 | p99 |%n"
            + "|%s%n",
        rooms, connections, pace, pairs, UNDER_WAY, " --- |".repeat(15));
    for (int count : counts) {
      targets.forEach(target -> measure(target, count));
    }
  }

  private void measure(Target target, int count) {
    try (Cluster cluster = Cluster.start(target, count);
        LoadGenerator load =
            new LoadGenerator(target.dialect(), cluster.nodes(), cluster.redis())) {
      double connects = load.open(connections, this::room, n -> n / 2 + n % 2);
      // Cold JVMs that share a core with their Redis can't keep up with the whole of it yet.
      load.settlePaced(pairs, pace / 4, bytes, WARM_UP_SECONDS / 2);
      load.settlePaced(pairs, pace, bytes, WARM_UP_SECONDS);
      load.drain();
      LoadGenerator.Result idle = load.idle(IDLE_SECONDS);
      LoadGenerator.Result paced = load.paced(pairs, pace, bytes, 2, SECONDS);
      double p50 = paced.latencies().percentile(50);
      double p95 = paced.latencies().percentile(95);
      double p99 = paced.latencies().percentile(99);
      load.drain();
      LoadGenerator.Result busy =
          load.settledInTurn(pairs, UNDER_WAY, bytes, WARM_UP_SECONDS, BUSY_SECONDS);
      double busyP50 = busy.latencies().percentile(50);
      double busyP99 = busy.latencies().percentile(99);
      load.drain();
      System.out.printf(
          "| %d | %s | %,.0f | %.1f %% | %.1f %% | %.0f us | %.0f us | %.2f ms | %.2f ms | %.2f ms"
              + " | %.1f us | %.1f us | %,.0f | %.2f ms | %.2f ms |%n",
          count,
          target.name(),
          connects,
          100 * idle.busy(),
          100 * idle.besideBusy(),
          paced.cpuMicros(),
          paced.cpuMicros() + paced.besideMicros(),
          p50 / 1e3,
          p95 / 1e3,
          p99 / 1e3,
          busy.cpuMicros(),
          busy.cpuMicros() + busy.besideMicros(),
          busy.perSecond(),
          busyP50 / 1e3,
          busyP99 / 1e3);
    }
  }

  private String room(int connection) {
    return "room-" + (connection < 2 * pairs ? connection / 2 : connection - pairs);
  }
}
