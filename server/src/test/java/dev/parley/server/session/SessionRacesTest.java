package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.frame.TextFrame;
import dev.parley.server.ice.IceServers;
import dev.parley.server.limit.RateLimits;
import dev.parley.server.limit.ShareLimits;
import dev.parley.server.observe.RelayObserver;
import dev.parley.server.room.LocalRooms;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Ann's resumable session, pulled at by its first connection, by two others that resume it, by
 * their ends and by an operator, all at once; Bob listens. Each of Ann's frames reaches him once
 * and in order, whatever connection it came by; what a {@code resumed} says was received was; he is
 * told of suspensions and resumptions in turn, and of one end; and who has left leaves nothing
 * behind.
 *
 * <p>Threads that meet at a barrier, some thousand times: a whole relay has more steps than a model
 * checker gets through. The outbox alone is checked by one.
 */
class SessionRacesTest {

  private static final int ROUNDS = Integer.getInteger("parley.races.rounds", 5_000);
  private static final long SEED = Long.getLong("parley.seed", System.nanoTime());
  private static final int THREADS = 4;
  private static final int PATIENCE_SECONDS = 20;

  private static final JsonMapper JSON = new JsonMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final RoomName ROOM = new RoomName("blue");
  private static final int PLENTY = 1_000_000;

  @Test
  void nothingIsLostDoubledOrLeftBehind() throws Exception {
    System.out.println("SessionRacesTest: -Dparley.seed=" + SEED + ", " + ROUNDS + " rounds");
    Random random = new Random(SEED);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        new Race(random).run(threads);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** One session, one race for it. */
  private static final class Race {
    private final Relay relay = relay();
    private final Line bob = new Line();
    private final Line first = new Line();
    private final Line second = new Line();
    private final Line third = new Line();
    private final List<List<Runnable>> tracks;
    private boolean kicked;

    Race(Random random) {
      bob.say("{\"type\":\"join\",\"room\":\"blue\"}");
      first.say("{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}");
      List<Runnable> ends = new ArrayList<>();
      ends.add(() -> first.connection.closed(1006));
      if (random.nextBoolean()) {
        ends.add(() -> second.connection.closed(1006));
      }
      if (random.nextInt(3) == 0) {
        ends.add(() -> kicked = relay.engine.kick(ROOM, new PeerId(first.peer)));
      }
      Collections.shuffle(ends, random);
      tracks =
          List.of(
              Collections.nCopies(random.nextInt(5), first::speak),
              Collections.nCopies(random.nextInt(4), second::resumeOrSpeak),
              Collections.nCopies(random.nextInt(4), third::resumeOrSpeak),
              ends);
    }

    void run(ExecutorService threads) throws Exception {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<?>> running = new ArrayList<>();
      for (List<Runnable> track : tracks) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  track.forEach(Runnable::run);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      check();
    }

    private void check() {
      List<Integer> heard = new ArrayList<>();
      List<String> presence = new ArrayList<>();
      for (JsonNode frame : bob.frames()) {
        switch (frame.path("type").textValue()) {
          case "message" -> heard.add(frame.path("data").intValue());
          case "peer-suspended", "peer-resumed", "peer-left" ->
              presence.add(frame.path("type").textValue());
          default -> {
            // His own welcome, and Ann's coming.
          }
        }
      }
      for (int i = 0; i < heard.size(); i++) {
        assertEquals(i + 1, heard.get(i), () -> "heard " + heard);
      }
      for (Line line : List.of(second, third)) {
        assertTrue(line.toldReceived <= heard.size(), () -> line.toldReceived + " of " + heard);
      }
      boolean left = presence.contains("peer-left");
      for (int i = 0; i < presence.size() - (left ? 1 : 0); i++) {
        String expected = i % 2 == 0 ? "peer-suspended" : "peer-resumed";
        assertEquals(expected, presence.get(i), () -> "told " + presence);
      }
      assertEquals(kicked, left, () -> "told " + presence);
      assertEquals(left ? 1 : 2, relay.engine.members(ROOM).orElseThrow().size());
      assertEquals(left ? 1 : 2, relay.sessionCount());
    }

    private static Relay relay() {
      RateLimits rates = new RateLimits(PLENTY, PLENTY, PLENTY, PLENTY);
      ShareLimits shares = new ShareLimits(rates, PLENTY, PLENTY, PLENTY);
      RelayLimits limits =
          new RelayLimits(
              new FrameLimits(65_536, 16, 2_048, 8),
              rates,
              64,
              shares,
              shares,
              new OutboxLimits(1_024, PLENTY, 256, PLENTY),
              new Deadlines(10_000, 15_000, 10_000, 5_000, 60_000, 10_000),
              PLENTY,
              PLENTY);
      return new Relay(
          limits,
          IceServers.NONE,
          new LocalRooms(10, 10),
          Gate.open(),
          new Ids(RANDOM),
          System::nanoTime,
          InstantSource.system(),
          RelayObserver.NONE);
    }

    /** One connection with the client's end of it. */
    private final class Line implements Socket {
      private final List<String> received = new ArrayList<>();
      private final Connection connection = relay.connection(this, null);
      private String peer;
      private String session;
      private String secret;
      private boolean resumed;
      private long toldReceived;
      private long next = 1;

      Line() {
        connection.opened(Optional.empty());
      }

      void say(String frame) {
        connection.incoming().text(frame.getBytes(StandardCharsets.UTF_8));
        for (JsonNode welcome : frames()) {
          if (welcome.path("type").asText().equals("welcome")) {
            peer = welcome.at("/peer/id").textValue();
            session = welcome.path("session").textValue();
            secret = welcome.path("secret").textValue();
          }
        }
      }

      /** Sends the next frame, whose payload is its number. */
      void speak() {
        say("{\"type\":\"message\",\"id\":" + next + ",\"data\":" + next + "}");
        next++;
      }

      void resumeOrSpeak() {
        if (resumed) {
          speak();
          return;
        }
        say(
            "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":0}"
                .formatted(first.session, first.secret));
        for (JsonNode answer : frames()) {
          if (answer.path("type").asText().equals("resumed")) {
            resumed = true;
            toldReceived = answer.path("received").longValue();
            next = toldReceived + 1;
          }
        }
      }

      List<JsonNode> frames() {
        List<JsonNode> frames = new ArrayList<>();
        synchronized (received) {
          for (String frame : received) {
            try {
              frames.add(JSON.readTree(frame));
            } catch (JsonProcessingException e) {
              throw new IllegalStateException(frame, e);
            }
          }
        }
        return frames;
      }

      @Override
      public void write(List<TextFrame> frames, Runnable written) {
        synchronized (received) {
          for (TextFrame frame : frames) {
            received.add(StandardCharsets.UTF_8.decode(frame.buffer()).toString());
          }
        }
        written.run();
      }

      @Override
      public void ping() {}

      @Override
      public void close(Close close) {}

      @Override
      public void abort() {}
    }
  }
}
