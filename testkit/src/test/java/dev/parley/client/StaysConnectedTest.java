package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.MediaTrack;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.PeerId;
import dev.parley.testkit.FakePeerConnection;
import dev.parley.testkit.FakeStream;
import dev.parley.testkit.FakeTrack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole clients, and everything that can go wrong between them, in random order. */
class StaysConnectedTest {

  private static final int SCHEDULES = Integer.getInteger("parley.schedules", 300);
  private static final int STEPS = 60;
  private static final int MEMBERS = 3;

  /** So many at once are for two peers more than a session holds unconfirmed. */
  private static final int MANY = 150;

  /** Eight of these are as much as a session holds unconfirmed. */
  private static final String LARGE = "x".repeat(60_000);

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

    /** By sender, and by sender and receiver: what it was told may not have been delivered. */
    private final int[] lost = new int[MEMBERS];

    private final int[][] lostTo = new int[MEMBERS][MEMBERS];

    /** By receiver and sender: what may be lost without a word. */
    private final List<List<Set<Integer>>> excused = new ArrayList<>();

    private int losses;

    /** How many there had been when each was connected last. */
    private final int[] lossesBefore = new int[MEMBERS];

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
        say(i, "");
      }
      world.loop.advance(PEACE_MILLIS);
      check();
    }

    private void join(int member) {
      List<List<Integer>> bySender = new ArrayList<>();
      List<Set<Integer>> excusedBySender = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        bySender.add(new ArrayList<>());
        excusedBySender.add(new HashSet<>());
      }
      received.add(bySender);
      excused.add(excusedBySender);
      Room room = world.join(Integer.toString(member));
      room.onMessage(
          (from, data) ->
              bySender.get(number(from)).add(Integer.parseInt(data.string().replace(LARGE, ""))));
      room.onError(error -> count(member, error));
      room.onPeerLeft(
          peer -> {
            // What is on its way to a peer that is gone, and to one of a gone peer's, is gone too.
            excuse(number(peer), member);
            excuse(member, number(peer));
          });
      PeerId[] idBefore = {room.self().id()};
      room.onState(
          state -> {
            if (state == ConnectionState.CONNECTED) {
              if (losses == lossesBefore[member] && !room.self().id().equals(idBefore[0])) {
                excuseAll(member); // its mailbox had no room left
              }
              lossesBefore[member] = losses;
              idBefore[0] = room.self().id();
            }
          });
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
        case 9, 10 -> {
          loseMemory();
          world.server.start();
        }
        default -> {
          loseMemory();
          world.loop.advance(random.nextInt(3_000));
          if (random.nextBoolean()) {
            say(member); // to nobody yet
          }
          world.server.start();
        }
      }
    }

    /**
     * What it kept for those who were away is lost with it, or was with their sessions before, and
     * only it knew of that.
     */
    private void loseMemory() {
      for (int i = 0; i < MEMBERS; i++) {
        String id = rooms.get(i).self().id().value();
        boolean hasSession = world.server.peers().contains(id);
        if (lossesBefore[i] == losses && (!hasSession || world.server.isSuspended(id))) {
          excuseAll(i);
        }
      }
      losses++;
      world.run(world.server::stop);
    }

    private void excuseAll(int receiver) {
      for (int sender = 0; sender < MEMBERS; sender++) {
        excuse(receiver, sender);
      }
    }

    private void excuse(int receiver, int sender) {
      excused.get(receiver).get(sender).addAll(missing(receiver, sender));
    }

    /** What the one sent so far and the other has not received. */
    private Set<Integer> missing(int receiver, int sender) {
      Set<Integer> missing = new HashSet<>();
      IntStream.range(0, sent[sender]).forEach(missing::add);
      missing.removeAll(received.get(receiver).get(sender));
      return missing;
    }

    private static int number(Peer peer) {
      return Integer.parseInt(peer.name());
    }

    private void count(int sender, RoomError error) {
      if (error.cause().isPresent()) {
        return; // a description that crossed another, which the next connection makes up for
      }
      String detail = error.detail();
      int count =
          error.code().isPresent()
              ? 1 // the server refused one
              : Integer.parseInt(detail.substring(detail.lastIndexOf(' ') + 1));
      if (error.peer().isPresent()) {
        lostTo[sender][number(error.peer().get())] += count;
      } else {
        lost[sender] += count;
      }
    }

    /** One message; now and then so many, or so large, that they reach what is kept. */
    private void say(int member) {
      int kind = restarts ? random.nextInt(8) : 0;
      int count = kind == 7 ? MANY : kind == 6 ? 5 : 1;
      for (int i = 0; i < count; i++) {
        say(member, kind == 6 ? LARGE : "");
      }
    }

    private void say(int member, String padding) {
      world.run(
          () -> {
            Room room = rooms.get(member);
            if (room.send(sent[member] + padding) == SendResult.ACCEPTED) {
              List<Integer> known = room.peers().stream().map(Run::number).toList();
              for (int receiver = 0; receiver < MEMBERS; receiver++) {
                if (!known.contains(receiver)) {
                  excused.get(receiver).get(member).add(sent[member]); // not sent to it
                }
              }
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
            checkMessages(member, sender);
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

    /** Each message came once and in order, or its sender was told that it may not have. */
    private void checkMessages(int receiver, int sender) {
      List<Integer> numbers = received.get(receiver).get(sender);
      List<Integer> rising = numbers.stream().distinct().sorted().toList();
      assertEquals(rising, numbers, name);
      Set<Integer> silent = missing(receiver, sender);
      silent.removeAll(excused.get(receiver).get(sender));
      int told = lost[sender] + lostTo[sender][receiver];
      assertTrue(
          silent.size() <= told,
          () -> name + ": " + sender + " to " + receiver + ", told of " + told + ": " + silent);
      assertEquals(sent[sender] - 1, numbers.get(numbers.size() - 1), name);
    }
  }
}
