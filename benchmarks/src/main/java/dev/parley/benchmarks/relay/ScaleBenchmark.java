package dev.parley.benchmarks.relay;

import java.util.function.IntFunction;

/** Whether a message costs the same however many connections and rooms there are. */
final class ScaleBenchmark {

  private static final int PAIRS = 50;
  private static final int WINDOW = 8;
  private static final int BYTES = 256;
  private static final double WARM_UP_SECONDS = 10;
  private static final double SECONDS = 4;
  private static final int ROOM = 250;

  private ScaleBenchmark() {}

  public static void main(String[] arguments) {
    System.out.printf(
        "| what | CPU a delivered message | messages/s | p99 |%n| --- | --- | --- | --- |%n");
    pairs("50 pairs in rooms of two, 100 connections", 0, n -> "room-" + n / 2);
    int idle = Integer.getInteger("idle", 19_400);
    String beside =
        String.format("the same beside %,d idle ones in %,d more rooms", idle, idle / 2);
    pairs(beside, idle, n -> "room-" + n / 2);
    pairs("50 pairs in one room of 100", 0, n -> "all");
    broadcasts("broadcasts in 125 rooms of two", 2);
    broadcasts("broadcasts in one room of 250", ROOM);
  }

  private static void pairs(String what, int idle, IntFunction<String> room) {
    try (ServerProcess server = Target.PARLEY.start();
        LoadGenerator load = new LoadGenerator(Target.PARLEY.dialect(), server)) {
      load.open(2 * PAIRS, room);
      if (idle > 0) {
        load.open(idle, room);
      }
      print(what, load.pairs(PAIRS, WINDOW, BYTES, WARM_UP_SECONDS, SECONDS));
    }
  }

  private static void broadcasts(String what, int roomSize) {
    try (ServerProcess server = Target.PARLEY.start();
        LoadGenerator load = new LoadGenerator(Target.PARLEY.dialect(), server)) {
      load.open(ROOM, n -> "room-" + n / roomSize);
      print(what, load.broadcasts(roomSize, WINDOW, BYTES, WARM_UP_SECONDS, SECONDS));
    }
  }

  private static void print(String what, LoadGenerator.Result result) {
    System.out.printf(
        "| %s | %.2f us | %,.0f | %.1f ms |%n",
        what, result.cpuMicros(), result.perSecond(), result.latencies().percentile(99) / 1e3);
  }
}
