package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who do the same thing at the same moment: nobody gets stuck, nothing gets lost. */
class GlareIT {

  /** With {@code -Psoak} fifty. */
  private static final int PAIRS = Integer.getInteger("parley.pairs", 20);

  private static final int TRIPLES = 6;

  /**
   * Media sections are only ever added to a connection at its beginning: so with {@code -Psoak}
   * there are ten, a thousand renegotiations.
   */
  private static final int CALLS = Integer.getInteger("parley.calls", 1);

  private static final int RENEGOTIATIONS_EACH = 100;
  private static final int STREAMS = 3;

  /** Of a hundred rounds; fewer, and they would show little of what happens when offers cross. */
  private static final int LEAST_CROSSINGS_PERCENT = 50;

  /** Far enough ahead for every tab to have set its timer. */
  private static final int AHEAD_MILLIS = 60;

  /** Moments that differ by up to this meet one another in every phase of joining. */
  private static final int SPREAD_MILLIS = 8;

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  private static final long SEED = 2;

  private final Random random = new Random(SEED);

  @Test
  void simultaneousJoinsOfTwoConnectEveryTime() {
    assertEquals(PAIRS, connectAtOnce(PAIRS, "Ann", "Bob"));
  }

  @Test
  void simultaneousJoinsOfThreeMakeAFullMesh() {
    assertEquals(TRIPLES, connectAtOnce(TRIPLES, "Ann", "Bob", "Cy"));
  }

  /** Has everybody join a fresh room at one moment, {@code times} times over. */
  private int connectAtOnce(int times, String... names) {
    List<Tab> places = Stream.of(names).map(tabs::open).toList();
    int connected = 0;
    for (int i = 0; i < times; i++) {
      String room = names.length + "-at-once-" + i;
      List<Guest> guests =
          places.stream().map(tab -> Guest.load(tab, relay, tab.toString())).toList();
      double moment = System.currentTimeMillis() + AHEAD_MILLIS;
      guests.forEach(guest -> guest.joinAt(moment + random.nextInt(SPREAD_MILLIS), room));
      assertAllTalk(guests);
      connected++;
    }
    System.out.printf(
        "simultaneous joins of %d (seed %d): %d of %d connected%n",
        names.length, SEED, connected, times);
    return connected;
  }

  /** Each publishes or unpublishes one of its streams a round, as the lot decides. */
  @Test
  void simultaneousRenegotiationsEndInAgreement() {
    Side ann = new Side("Ann");
    Side bob = new Side("Bob");
    double millis = 0;
    int crossings = 0;
    for (int call = 0; call < CALLS; call++) {
      ann.join("renegotiation-" + call);
      bob.join("renegotiation-" + call);
      ann.guest.awaitOpen(1);
      bob.guest.awaitOpen(1);
      ann.publishFirstTo(bob);
      bob.publishFirstTo(ann);
      double start = System.currentTimeMillis();
      ann.renegotiateWith(bob);
      bob.renegotiateWith(ann);
      ann.assertAgreesWith(bob);
      bob.assertAgreesWith(ann);
      millis += System.currentTimeMillis() - start;
      assertAllTalk(List.of(ann.guest, bob.guest));
      ann.assertReceivesWhatIsSentBy(bob);
      bob.assertReceivesWhatIsSentBy(ann);
      crossings += ann.negotiations.rolledBackOffers() + bob.negotiations.rolledBackOffers();
    }
    int rounds = CALLS * RENEGOTIATIONS_EACH;
    System.out.printf(
        "simultaneous renegotiations (seed %d): %d of %d agreed, in %d of them offers crossed, %.1f"
            + " ms each%n",
        SEED, rounds, rounds, crossings, millis / rounds);
    assertTrue(crossings * 100 >= rounds * LEAST_CROSSINGS_PERCENT, crossings + " crossings");
  }

  /** One of two who renegotiate, and what it is going to do in a call. */
  private final class Side {

    private final Tab tab;
    private final Negotiations negotiations;
    private final List<Integer> toggles = new ArrayList<>();
    private final List<Integer> pauses = new ArrayList<>();

    /** Its tracks after each round. */
    private final List<String> tracks = new ArrayList<>();

    private Guest guest;

    Side(String name) {
      tab = tabs.open(name);
      negotiations = Negotiations.of(tab);
    }

    /** Joins by a connection of its own, and decides what it will do. */
    void join(String room) {
      guest = Guest.load(tab, relay, tab.toString()).join(room).awaitJoined().prepareMedia();
      toggles.clear();
      pauses.clear();
      tracks.clear();
      List<List<String>> all = IntStream.range(0, STREAMS).mapToObj(guest::tracks).toList();
      Set<Integer> published = new HashSet<>(Set.of(0));
      for (int round = 0; round < RENEGOTIATIONS_EACH; round++) {
        int stream = random.nextInt(STREAMS);
        if (!published.remove(stream)) {
          published.add(stream);
        }
        toggles.add(stream);
        pauses.add(random.nextInt(SPREAD_MILLIS));
        tracks.add(
            published.stream()
                .flatMap(one -> all.get(one).stream())
                .sorted()
                .collect(Collectors.joining(" ")));
      }
    }

    /**
     * Begins with a stream of both kinds, one side after the other: Chromium numbers the extensions
     * of RTP's header in its first offer with media, and where one with sound alone crosses one
     * with pictures it refuses the other side's numbers; the client helps itself by another
     * connection.
     */
    void publishFirstTo(Side other) {
      guest.toggle(0);
      other.guest.awaitRemoteTracks(guest.tracks(0));
    }

    void renegotiateWith(Side other) {
      guest.renegotiateWith(other.guest.name(), toggles, pauses, other.tracks);
    }

    void assertAgreesWith(Side other) {
      int rounds = guest.awaitRenegotiated();
      if (rounds < RENEGOTIATIONS_EACH) {
        fail(
            "%s, round %d: after %s is sent%n%s%ncame%n%s%n%s%n%s%n%s"
                .formatted(
                    guest.name(),
                    rounds,
                    other.toggles.subList(0, rounds + 1),
                    other.tracks.get(rounds),
                    guest.remoteTracks(),
                    guest.errors(),
                    negotiations.streams(),
                    other.negotiations.streams()));
      }
      negotiations.awaitStable();
    }

    void assertReceivesWhatIsSentBy(Side other) {
      String theirs = other.tracks.get(RENEGOTIATIONS_EACH - 1);
      String ours = tracks.get(RENEGOTIATIONS_EACH - 1);
      assertEquals(theirs, guest.remoteTracks());
      assertEquals(
          "receives %d, sends %d".formatted(count(theirs), count(ours)), negotiations.directions());
    }

    private static long count(String tracks) {
      return Stream.of(tracks.split(" ")).filter(track -> !track.isEmpty()).count();
    }
  }

  private static void assertAllTalk(List<Guest> guests) {
    guests.forEach(guest -> guest.awaitOpen(guests.size() - 1));
    guests.forEach(guest -> guest.say("hello"));
    for (Guest guest : guests) {
      for (Guest other : guests) {
        if (other != guest) {
          guest.awaitHeard(other.name(), "hello");
        }
      }
      assertEquals("", guest.errors(), guest.name());
    }
  }
}
