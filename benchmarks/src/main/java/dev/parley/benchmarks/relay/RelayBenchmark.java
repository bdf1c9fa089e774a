package dev.parley.benchmarks.relay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a relayed message costs: each server in turn, several rounds of all, so that what else the
 * machine does hits each of them.
 */
final class RelayBenchmark {

  private static final int PAIRS = 50;
  private static final int WINDOW = 8;
  private static final int[] SIZES = {256, 3_000};
  private static final List<Target> TARGETS =
      List.of(
          Target.PEER_SERVER,
          Target.WS_RELAY,
          Target.CORE_RELAY,
          Target.PARLEY,
          Target.PARLEY_RESUMABLE);

  private final int rounds;
  private final double warmUpSeconds;
  private final double seconds;
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  private record Sample(
      double cpuMicros, double perSecond, double busy, double p50, double p99, double p999) {}

  private RelayBenchmark(int rounds, double warmUpSeconds, double seconds) {
    this.rounds = rounds;
    this.warmUpSeconds = warmUpSeconds;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) {
    RelayBenchmark benchmark =
        new RelayBenchmark(
            Integer.getInteger("rounds", 3),
            Double.parseDouble(System.getProperty("warmup", "10")),
            Double.parseDouble(System.getProperty("seconds", "4")));
    benchmark.run();
    benchmark.report();
  }

  private void run() {
    for (int round = 1; round <= rounds; round++) {
      for (Target target : TARGETS) {
        for (int size : SIZES) {
          Sample sample = sample(target, size);
          samples.computeIfAbsent(key(target, size), key -> new ArrayList<>()).add(sample);
          System.out.printf(
              "round %d  %-22s %5d B  %6.2f us a message  %7.0f/s  core %3.0f %%%n",
              round, target.name(), size, sample.cpuMicros, sample.perSecond, 100 * sample.busy);
        }
      }
    }
  }

  private Sample sample(Target target, int size) {
    try (ServerProcess server = target.start();
        LoadGenerator load = new LoadGenerator(target.dialect(), server)) {
      load.open(2 * PAIRS, n -> "room-" + n / 2);
      LoadGenerator.Result result = load.pairs(PAIRS, WINDOW, size, warmUpSeconds, seconds);
      Latencies latencies = result.latencies();
      return new Sample(
          result.cpuMicros(),
          result.perSecond(),
          result.busy(),
          latencies.percentile(50),
          latencies.percentile(99),
          latencies.percentile(99.9));
    }
  }

  private void report() {
    System.out.printf(
        "%n%d pairs, %d messages in flight each, server on one core; medians of %d rounds.%n",
        PAIRS, WINDOW, rounds);
    for (int size : SIZES) {
      System.out.printf(
          "%n| %,d B | CPU a message | messages/s | p50 | p99 | p99.9 | to PeerServer | to bare core |%n"
              + "| --- | --- | --- | --- | --- | --- | --- | --- |%n",
          size);
      double peerServer = median(Target.PEER_SERVER, size, Sample::cpuMicros);
      double core = median(Target.CORE_RELAY, size, Sample::cpuMicros);
      for (Target target : TARGETS) {
        double cpu = median(target, size, Sample::cpuMicros);
        System.out.printf(
            "| %s | %.2f us | %,.0f | %.1f ms | %.1f ms | %.1f ms | %.2f | %.2f |%n",
            target.name(),
            cpu,
            median(target, size, Sample::perSecond),
            median(target, size, Sample::p50) / 1e3,
            median(target, size, Sample::p99) / 1e3,
            median(target, size, Sample::p999) / 1e3,
            cpu / peerServer,
            cpu / core);
      }
      System.out.printf(
          "%nresumable to plain, %d B: %.2f%n",
          size,
          median(Target.PARLEY_RESUMABLE, size, Sample::cpuMicros)
              / median(Target.PARLEY, size, Sample::cpuMicros));
    }
  }

  private double median(Target target, int size, ToDoubleFunction<Sample> figure) {
    List<Sample> all = samples.get(key(target, size));
    List<Double> sorted =
        all.stream().map(figure::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    return sorted.get(sorted.size() / 2);
  }

  private static String key(Target target, int size) {
    return target.name() + " " + size;
  }
}
