package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who do the same thing at the same moment: nobody gets stuck, nothing gets lost. */
class GlareIT {

  private static final int PAIRS = 50;
  private static final int TRIPLES = 6;
  private static final int RENEGOTIATIONS = 1_000;

  /** Far enough ahead for every tab to have set its timer. */
  private static final int AHEAD_MILLIS = 60;

  /** Moments that differ by up to this meet one another in every phase of joining. */
  private static final int SPREAD_MILLIS = 8;

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  private static final long SEED = 2;

  private final Random random = new Random(SEED);

  @Test
  void simultaneousJoinsOfTwoConnectFiftyTimesOver() {
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

  @Test
  void simultaneousRenegotiationsEndInAgreement() {
    Guest ann = Guest.load(tabs.open("Ann"), relay, "Ann").join("renegotiation").awaitJoined();
    Guest bob = Guest.load(tabs.open("Bob"), relay, "Bob").join("renegotiation").awaitJoined();
    List<Guest> guests = List.of(ann.prepareMedia(), bob.prepareMedia());
    guests.forEach(guest -> guest.awaitOpen(1));
    double start = System.currentTimeMillis();
    ann.renegotiateWith("Bob", RENEGOTIATIONS, SPREAD_MILLIS);
    bob.renegotiateWith("Ann", RENEGOTIATIONS, SPREAD_MILLIS);
    for (Guest guest : guests) {
      assertEquals(RENEGOTIATIONS, guest.awaitRenegotiated(), guest.name());
    }
    assertAllTalk(guests);
    System.out.printf(
        "simultaneous renegotiations: %d of %d agreed, %.1f ms each%n",
        RENEGOTIATIONS, RENEGOTIATIONS, (System.currentTimeMillis() - start) / RENEGOTIATIONS);
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
