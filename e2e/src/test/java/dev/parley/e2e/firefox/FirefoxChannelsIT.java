package dev.parley.e2e.firefox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.Channel;
import dev.parley.e2e.ChannelsPageTab;
import dev.parley.e2e.EndingConnections;
import dev.parley.e2e.Mallory;
import dev.parley.e2e.Relay;
import dev.parley.e2e.Scripted;
import dev.parley.e2e.Tabs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels of every kind in Firefox, and between Firefox and Chromium. */
class FirefoxChannelsIT {

  private static final int MIB = 1024 * 1024;

  @RegisterExtension static final FirefoxTabs firefox = new FirefoxTabs();
  @RegisterExtension static final Tabs chromium = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  private static int rooms;

  private final String room = "firefox-channels-" + ++rooms;
  private ChannelsPageTab ann;
  private ChannelsPageTab bob;

  private void join(Pair pair) {
    ann = ChannelsPageTab.join(pair.openFirst("Ann", firefox, chromium), relay, room);
    bob = ChannelsPageTab.join(pair.openSecond("Bob", firefox, chromium), relay, room);
    ann.await("peer Bob");
    bob.await("peer Ann");
  }

  private static void assertArrives(
      ChannelsPageTab from, ChannelsPageTab to, String label, int length) {
    for (String kind : new String[] {"Text", "Bytes"}) {
      String[] sent = from.call("send" + kind, label, length, length).split(" ");
      assertEquals("ACCEPTED", sent[0]);
      to.await(kind.toLowerCase() + " " + label + " " + length + " " + sent[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.parley.e2e.firefox.Pair#most")
  void channelsOfEveryKindCarryBothWays(Pair pair) {
    join(pair);
    String[][] kinds = {
      {"ordered", "{}", "ordered framed -1 -1 ''"},
      {"unordered", "{ordered: false, protocol: 'p/1'}", "unordered framed -1 -1 'p/1'"},
      {"retransmitted", "{maxRetransmits: 3}", "ordered framed 3 -1 ''"},
      {"timed", "{ordered: false, maxPacketLifeTime: 500}", "unordered framed -1 500 ''"},
      {"raw", "{raw: true, protocol: 'theirs'}", "ordered raw -1 -1 'theirs'"},
    };
    for (String[] kind : kinds) {
      ann.open(kind[0], kind[1]);
      bob.await("announced " + kind[0]);
      assertEquals(kind[2], bob.call("describe", kind[0]));
      // Of a size that a lossy channel loses nothing of on loopback.
      assertArrives(ann, bob, kind[0], 1_000);
      assertArrives(bob, ann, kind[0], 1_000);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.parley.e2e.firefox.Pair#most")
  void messagesOfSeveralMebibytesArriveBothWays(Pair pair) {
    join(pair);
    ann.open("ordered");
    ann.open("unordered", "{ordered: false}");
    for (String label : new String[] {"ordered", "unordered"}) {
      bob.await("announced " + label);
      assertArrives(ann, bob, label, 3 * MIB);
      assertArrives(bob, ann, label, 3 * MIB);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.parley.e2e.firefox.Pair#most")
  void producerThatAwaitsIsHeldBack(Pair pair) {
    join(pair);
    ann.open("bulk");
    bob.await("announced bulk");
    int part = 64 * 1024;
    int total = 256 * part;
    assertHeldBack("produce", ann, bob, total, part);
    assertHeldBack("pour", bob, ann, total, part);
  }

  private static void assertHeldBack(
      String how, ChannelsPageTab from, ChannelsPageTab to, int total, int part) {
    long most = Long.parseLong(from.call(how, "bulk", total, part));
    to.awaitReceived("bulk", total);
    assertTrue(most > part, how + ": " + most + " bytes waited: it was never held back");
    assertTrue(most <= Channel.HIGH_WATER_MARK_BYTES + part, how + ": " + most + " bytes waited");
  }

  @ParameterizedTest
  @MethodSource("dev.parley.e2e.firefox.Pair#most")
  void brokenFramingEndsItsChannelAndNoOther(Pair pair) {
    ann = ChannelsPageTab.join(pair.openFirst("Ann", firefox, chromium), relay, room);
    Scripted mallorysTab = pair.openSecond("Mallory", firefox, chromium);
    Mallory mallory = Mallory.call(mallorysTab, relay, room);
    ann.await("announced first");
    String[][] attacks = {
      {"MALFORMED", "[[9]]"}, {"TOO_LARGE", "[[1, 0, 127, 127, 127, 127, 63, 0, 1, 2, 3]]"}
    };
    for (String[] attack : attacks) {
      mallory.attack(attack[0], attack[1]);
      ann.await("cut off " + attack[0] + " " + attack[0]);
      mallory.awaitEnd(attack[0]);
    }
    mallorysTab.evaluate(
        "async () => { await openChannel('last', ''); channels.last.send('still here'); }", null);
    ann.tab().await("() => channels.events.some(e => e.startsWith('text last 10 '))");
  }

  @ParameterizedTest
  @MethodSource("dev.parley.e2e.firefox.Pair#most")
  void connectionsThatEndLoseDoubleAndReorderNothing(Pair pair) {
    EndingConnections.assertNothingIsLost(
        pair.openFirst("Ann", firefox, chromium),
        pair.openSecond("Bob", firefox, chromium),
        relay,
        room);
  }
}
