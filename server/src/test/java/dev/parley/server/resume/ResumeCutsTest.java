package dev.parley.server.resume;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.ParleyOptions;
import dev.parley.server.TestServer;
import dev.parley.server.resume.Scissors.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * Nothing is lost and nothing comes twice, wherever connections are cut. {@code
 * -Dparley.resume.cuts} says how often, {@code -Dparley.resume.seed} repeats a run's cuts; threads
 * keep their own time.
 */
class ResumeCutsTest {

  private static final int PAIRS = 2;
  private static final int ROOM_OF_FOUR_SHARE = 2;

  private final int cuts = Integer.getInteger("parley.resume.cuts", 10_000);
  private final long seed = Long.getLong("parley.resume.seed", System.nanoTime());

  @Test
  void nothingIsLostDoubledOrOvertakenWhereverConnectionsAreCut() throws Exception {
    Random random = new Random(seed);
    System.out.println("ResumeCutsTest: seed " + seed);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (TestServer server = TestServer.start(ResumeCutsTest::withoutRates)) {
      List<CutRoom> rooms = new ArrayList<>();
      int share = cuts / (PAIRS + ROOM_OF_FOUR_SHARE) + 1;
      for (int i = 0; i < PAIRS; i++) {
        rooms.add(new CutRoom(server.port(), "pair" + i, 2, share, random));
      }
      rooms.add(new CutRoom(server.port(), "four", 4, ROOM_OF_FOUR_SHARE * share, random));
      run(threads, rooms);
      check(rooms);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void withoutRates(ParleyOptions options) {
    options.framesPerSecond = 1_000_000;
    options.frameBurst = 1_000_000;
    options.bytesPerSecond = 1_000_000_000;
    options.byteBurst = 1_000_000_000;
  }

  private static void run(ExecutorService threads, List<CutRoom> rooms) throws Exception {
    List<Callable<Void>> runs = rooms.stream().flatMap(room -> room.runs().stream()).toList();
    List<Future<Void>> futures = new ArrayList<>();
    runs.forEach(run -> futures.add(threads.submit(run)));
    for (Future<Void> future : futures) {
      future.get();
    }
  }

  private void check(List<CutRoom> rooms) {
    List<ResumingClient> clients = rooms.stream().flatMap(room -> room.clients().stream()).toList();
    Map<Stage, Integer> stages = new EnumMap<>(Stage.class);
    clients.forEach(
        client ->
            client.cuts().forEach((stage, count) -> stages.merge(stage, count, Integer::sum)));
    int losses = sum(clients, ResumingClient::losses);
    System.out.println(
        "ResumeCutsTest: %d cuts %s, %d times all of a room at once, %d take-overs, %d late resumes, %d repeated frames, %s, %d sessions lost"
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
