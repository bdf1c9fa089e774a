package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three servers are started anew, one after the other, under a thousand live sessions. */
final class RollingRestartIT {

  private static final int SERVERS = 3;
  private static final int PAIRS = Integer.getInteger("parley.pairs", 500);
  private static final int SAY_MILLIS = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final RedisProcess redis = RedisProcess.start();
  private final List<Integer> ports = new ArrayList<>();
  private final List<ParleyProcess> servers = new ArrayList<>();
  private final List<RoamingClient> clients = new ArrayList<>();
  private final List<Conversation> conversations = new ArrayList<>();

  @Test
  void losesNoSessionAndNoMessage() throws Exception {
    ScheduledExecutorService speaker = Executors.newSingleThreadScheduledExecutor();
    try {
      for (int i = 0; i < SERVERS; i++) {
        ports.add(freePort());
        servers.add(start(i));
      }
      List<RoamingClient> first = joined(0);
      List<RoamingClient> second = joined(1);
      for (int i = 0; i < PAIRS; i++) {
        conversations.add(new Conversation(first.get(i), second.get(i)));
      }
      ScheduledFuture<?> saying =
          speaker.scheduleAtFixedRate(this::say, 0, SAY_MILLIS, TimeUnit.MILLISECONDS);
      for (int i = 0; i < SERVERS; i++) {
        ParleyProcess old = servers.get(i);
        old.terminate();
        assertEquals(0, old.exitStatus(PATIENCE));
        servers.set(i, start(i));
      }
      assertFalse(saying.isDone(), "nobody speaks any more");
      speaker.shutdown();
      speaker.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      check();
    } finally {
      speaker.shutdownNow();
      clients.forEach(RoamingClient::close);
      servers.forEach(ParleyProcess::close);
      redis.close();
    }
  }

  /** One of each pair, the servers being taken in turn. */
  private List<RoamingClient> joined(int server) {
    List<RoamingClient> made = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      made.add(new RoamingClient("room-" + i, from(i + server)));
      clients.add(made.get(i));
    }
    await().atMost(PATIENCE).until(() -> made.stream().allMatch(RoamingClient::isJoined));
    return made;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private ParleyProcess start(int i) {
    return ParleyProcess.startAt(
        ports.get(i), "--open", "--redis=" + redis.url(), "--drain-seconds=4");
  }

  /** All servers, that one first. */
  private List<Integer> from(int first) {
    List<Integer> order = new ArrayList<>(ports);
    Collections.rotate(order, -(first % SERVERS));
    return order;
  }

  private void say() {
    for (RoamingClient client : clients) {
      client.sayNext();
    }
  }

  private void check() {
    int heard = 0;
    int moves = 0;
    for (Conversation each : conversations) {
      heard += check(each.ann(), each.bob());
      heard += check(each.bob(), each.ann());
      moves += each.ann().resumes() + each.bob().resumes();
      each.assertNobodyLeft();
    }
    System.out.println(
        "RollingRestartIT: "
            + 2 * PAIRS
            + " sessions, "
            + moves
            + " resumptions, "
            + heard
            + " messages");
    // Each server had a third of them.
    assertTrue(moves >= 2 * PAIRS, moves + " resumptions");
    assertTrue(heard >= 10 * PAIRS, heard + " messages");
  }

  /** Each has heard what the other has said, once and in order. */
  private static int check(RoamingClient speaker, RoamingClient hearer) {
    int said = speaker.said();
    await()
        .pollDelay(Duration.ZERO)
        .atMost(PATIENCE)
        .until(
            () -> {
              speaker.ping();
              return hearer.messages().size() >= said;
            });
    assertEquals(IntStream.rangeClosed(1, said).boxed().toList(), hearer.messages());
    return said;
  }
}
