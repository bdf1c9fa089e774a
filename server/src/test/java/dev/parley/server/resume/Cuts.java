package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.ParleyOptions;
import dev.parley.server.resume.Scissors.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/**
 * Two rooms of two and one of four whose connections are cut until so many cuts are made, and what
 * that comes to. Threads keep their own time, the cuts are the seed's.
 */
final class Cuts {

  private static final int PAIRS = 2;
  private static final int ROOM_OF_FOUR_SHARE = 2;

  private final int cuts;
  private final long seed;
  private final List<CutRoom> rooms = new ArrayList<>();

  Cuts(int cuts, long seed) {
    this.cuts = cuts;
    this.seed = seed;
  }

  static void withoutRates(ParleyOptions options) {
    options.framesPerSecond = 1_000_000;
    options.frameBurst = 1_000_000;
    options.bytesPerSecond = 1_000_000_000;
    options.byteBurst = 1_000_000_000;
  }

  /**
   * @param port of a server, asked for each connection
   */
  void make(IntSupplier port) throws Exception {
    System.out.println("cuts: seed " + seed);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      join(port);
      List<Callable<Void>> runs = rooms.stream().flatMap(room -> room.runs().stream()).toList();
      // Whose client fails first is told of: others only miss it then.
      CompletionService<Void> running = new ExecutorCompletionService<>(threads);
      runs.forEach(running::submit);
      for (int i = 0; i < runs.size(); i++) {
        running.take().get();
      }
      // Servers that stop would wait for them to answer.
      for (ResumingClient client : clients()) {
        client.close();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<ResumingClient> clients() {
    return rooms.stream().flatMap(room -> room.clients().stream()).toList();
  }

  private void join(IntSupplier port) throws IOException {
    Random random = new Random(seed);
    int share = cuts / (PAIRS + ROOM_OF_FOUR_SHARE) + 1;
    for (int i = 0; i < PAIRS; i++) {
      rooms.add(new CutRoom(port, "pair" + i, 2, share, random));
    }
    rooms.add(new CutRoom(port, "four", 4, ROOM_OF_FOUR_SHARE * share, random));
  }

  /** Nothing is lost, doubled or overtaken, and no session lost. */
  void check() {
    List<ResumingClient> clients = clients();
    Map<Stage, Integer> stages = new EnumMap<>(Stage.class);
    clients.forEach(
        client ->
            client.cuts().forEach((stage, count) -> stages.merge(stage, count, Integer::sum)));
    int losses = sum(clients, ResumingClient::losses);
    System.out.println(
        "%d cuts %s, %d times all of a room at once, %d take-overs, %d late resumes, %d repeated frames, %s, %d sessions lost"
            .formatted(
                sum(clients, ResumingClient::cutCount),
                stages,
                rooms.stream().mapToInt(CutRoom::storms).sum(),
                sum(clients, ResumingClient::takeOvers),
                sum(clients, ResumingClient::hauntings),
                sum(clients, ResumingClient::repeats),
                rooms.stream().map(CutRoom::balance).toList(),
                losses));
    assertAll(
        "seed " + seed,
        () -> assertTrue(sum(clients, ResumingClient::cutCount) >= cuts),
        () -> assertEquals(Stage.values().length, stages.size(), "stages that were cut"),
        () -> assertEquals(0, losses, "lost sessions"),
        () -> rooms.forEach(room -> room.balance().check()));
  }

  private static int sum(List<ResumingClient> clients, ToIntFunction<ResumingClient> count) {
    return clients.stream().mapToInt(count).sum();
  }
}
