package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.client.port.MediaTrack;
import dev.parley.protocol.ErrorCode;
import dev.parley.testkit.FakePeerConnection;
import dev.parley.testkit.FakeStream;
import dev.parley.testkit.FakeTrack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole clients, and everything that can go wrong between them, in random order. */
class StaysConnectedTest {

  private static final int SCHEDULES = Integer.getInteger("parley.schedules", 300);
  private static final int STEPS = 60;
  private static final int MEMBERS = 3;

  /** Longer than any back-off, attempt or wait. */
  private static final int PEACE_MILLIS = 200_000;

  @Test
  void nothingIsLostDoubledOrOvertakenWhileTheServerKeepsItsMemory() {
    play(false);
  }

  @Test
  void everyoneIsConnectedInTheEndThoughTheServerLosesItsMemory() {
    play(true);
  }

  private static void play(boolean restarts) {
    long firstSeed = Long.getLong("parley.seed", System.nanoTime());
    System.out.println("StaysConnectedTest: -Dparley.seed=" + firstSeed);
    for (long seed = firstSeed; seed < firstSeed + SCHEDULES; seed++) {
      new Run(seed, restarts).play();
    }
  }

  /** One schedule. */
  private static final class Run {

    private final String name;
    private final Random random;
    private final boolean restarts;
    private final World world = new World();
    private final List<Room> rooms = new ArrayList<>();

    /** By receiver and sender: the numbers that came. */
    private final List<List<List<Integer>>> received = new ArrayList<>();

    private final int[] sent = new int[MEMBERS];
    private final boolean[] publishes = new boolean[MEMBERS];

    /** By receiver and peer: how many tracks come now. */
    private final List<Map<Peer, Integer>> seen = new ArrayList<>();

    Run(long seed, boolean restarts) {
      this.name = "-Dparley.seed=" + seed;
      this.random = new Random(seed);
      this.restarts = restarts;
    }

    void play() {
      for (int i = 0; i < MEMBERS; i++) {
        join(i);
      }
      for (int step = 0; step < STEPS; step++) {
        disturb();
        world.loop.advance(random.nextInt(random.nextBoolean() ? 50 : 4_000));
      }
      world.server.start();
      world.run(() -> world.status.set(true));
      world.loop.advance(PEACE_MILLIS);
      for (int i = 0; i < MEMBERS; i++) {
        say(i);
      }
      world.loop.advance(PEACE_MILLIS);
      check();
    }

    private void join(int member) {
      List<List<Integer>> bySender = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        bySender.add(new ArrayList<>());
      }
      received.add(bySender);
      Room room = world.join(Integer.toString(member));
      room.onMessage(
          (from, data) -> bySender.get(Integer.parseInt(from.name())).add((int) data.number()));
      Map<Peer, Integer> tracks = new HashMap<>();
      seen.add(tracks);
      room.onPeer(
          peer -> {
            peer.onTrack((track, streams) -> tracks.merge(peer, 1, Integer::sum));
            peer.onTrackRemoved(track -> tracks.merge(peer, -1, Integer::sum));
          });
      rooms.add(room);
    }

    private void disturb() {
      int member = random.nextInt(MEMBERS);
      switch (random.nextInt(restarts ? 12 : 9)) {
        case 0, 1, 2 -> say(member);
        case 3, 4 -> cut(member);
        case 5 -> world.run(() -> world.status.set(random.nextBoolean()));
        case 6 -> disturbConnection();
        case 7 -> togglePublished(member);
        case 8 -> refuse(member);
        case 9, 10 -> world.run(world.server::restart);
        default -> {
          world.run(world.server::stop);
          world.loop.advance(random.nextInt(3_000));
          world.server.start();
        }
      }
    }

    private void say(int member) {
      world.run(
          () -> {
            if (rooms.get(member).send(world.json.number(sent[member])) == SendResult.ACCEPTED) {
              sent[member]++;
            }
          });
    }

    private void refuse(int member) {
      String id = rooms.get(member).self().id().value();
      if (world.server.peers().contains(id)) {
        world.server.refuseNextSignaling(id, ErrorCode.RATE_LIMITED);
      }
    }

    private void cut(int member) {
      String id = rooms.get(member).self().id().value();
      if (world.server.peers().contains(id)) {
        world.run(() -> world.server.cut(id));
      }
    }

    private void togglePublished(int member) {
      FakeStream stream =
          new FakeStream("s" + member, new FakeTrack("t" + member, MediaTrack.Kind.AUDIO));
      publishes[member] = !publishes[member];
      world.run(
          () -> {
            if (publishes[member]) {
              rooms.get(member).publish(stream);
            } else {
              rooms.get(member).unpublish(stream);
            }
          });
    }

    private void disturbConnection() {
      List<FakePeerConnection> alive =
          world.network.connections().stream().filter(c -> !c.isClosed()).toList();
      if (!alive.isEmpty()) {
        FakePeerConnection one = alive.get(random.nextInt(alive.size()));
        world.run(random.nextBoolean() ? one::loseTouch : one::fail);
      }
    }

    private void check() {
      for (int member = 0; member < MEMBERS; member++) {
        Room room = rooms.get(member);
        assertEquals(ConnectionState.CONNECTED, room.state(), name);
        assertEquals(
            List.of(ConnectionState.CONNECTED, ConnectionState.CONNECTED),
            room.peers().stream().map(Peer::state).toList(),
            name);
        assertEquals(
            List.of(false, false), room.peers().stream().map(Peer::suspended).toList(), name);
        List<String> published = new ArrayList<>();
        for (int sender = 0; sender < MEMBERS; sender++) {
          if (sender != member) {
            if (publishes[sender]) {
              published.add(Integer.toString(sender));
            }
            checkMessages(received.get(member).get(sender), sent[sender]);
          }
        }
        List<String> coming = new ArrayList<>();
        for (Peer peer : room.peers()) {
          int tracks = seen.get(member).getOrDefault(peer, 0);
          coming.addAll(Collections.nCopies(tracks, peer.name()));
        }
        Collections.sort(coming);
        assertEquals(published, coming, name);
      }
      assertEquals(List.of(), world.loop.uncaught(), name);
    }

    private void checkMessages(List<Integer> numbers, int count) {
      List<Integer> rising = numbers.stream().distinct().sorted().toList();
      assertEquals(rising, numbers, name);
      if (!restarts) {
        assertEquals(count, numbers.size(), name);
      }
      assertEquals(count - 1, numbers.get(numbers.size() - 1), name);
    }
  }
}
