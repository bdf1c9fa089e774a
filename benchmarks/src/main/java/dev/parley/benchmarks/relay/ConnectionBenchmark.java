package dev.parley.benchmarks.relay;

import java.util.Arrays;
import java.util.List;

/** What connections cost: how many can be made a second, and what an idle one takes in memory. */
final class ConnectionBenchmark {

  private static final List<Target> TARGETS =
      List.of(Target.PEER_SERVER, Target.WS_RELAY, Target.CORE_RELAY, Target.PARLEY);

  /** So many are made and cut, again and again, until the server is warm. */
  private static final int CONNECTIONS = 1_000;

  private static final int COLD_ROUNDS = 1;
  private static final int WARM_UP_ROUNDS = Integer.getInteger("warmUpRounds", 12);
  private static final int MEASURED_ROUNDS = 5;
  private static final int IDLE = Integer.getInteger("idle", 10_000);
  private static final int IDLE_SECONDS = 3;

  private ConnectionBenchmark() {}

  public static void main(String[] arguments) {
    System.out.printf(
        "| server on one core | connects/s cold | connects/s warm | CPU a connect | RSS an idle connection |%n"
            + "| --- | --- | --- | --- | --- |%n");
    for (Target target : TARGETS) {
      measure(target);
    }
  }

  private static void measure(Target target) {
    try (ServerProcess server = target.start()) {
      double cold = connects(target, server, COLD_ROUNDS);
      connects(target, server, WARM_UP_ROUNDS);
      long cpu = server.cpuMicros();
      double warm = connects(target, server, MEASURED_ROUNDS);
      double cpuMicros = (server.cpuMicros() - cpu) / (double) (MEASURED_ROUNDS * CONNECTIONS);
      System.out.printf(
          "| %s | %,.0f | %,.0f | %.0f us | %.1f KB |%n",
          target.name(), cold, warm, cpuMicros, idleKb(target, server));
    }
  }

  /** The median of some rounds. */
  private static double connects(Target target, ServerProcess server, int rounds) {
    double[] perSecond = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      try (LoadGenerator load = new LoadGenerator(target.dialect(), server)) {
        perSecond[round] = load.open(CONNECTIONS, n -> "room-" + n / 2);
      }
    }
    Arrays.sort(perSecond);
    return perSecond[rounds / 2];
  }

  /** What is garbage is not in it; what a heap keeps in reserve, growing with what is in it, is. */
  private static double idleKb(Target target, ServerProcess server) {
    long before = settledKb(server);
    try (LoadGenerator load = new LoadGenerator(target.dialect(), server)) {
      load.open(IDLE, n -> "room-" + n / 2);
      load.idle(IDLE_SECONDS);
      return (settledKb(server) - before) / (double) IDLE;
    }
  }

  private static long settledKb(ServerProcess server) {
    server.collectGarbage();
    server.collectGarbage();
    return server.residentKb();
  }
}
