package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A tutorial's program, which knows nothing of Parley, and the client library: each with the other.
 */
class MixedClientsIT {

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  private final Tab plainTab = tabs.open("plain");
  private final Tab parleyTab = tabs.open("parley");
  private final String room;

  MixedClientsIT(TestInfo test) {
    room = test.getTestMethod().orElseThrow().getName();
  }

  @Test
  void parleyComesLaterAndCalls() {
    PlainPage plain = PlainPage.enter(plainTab, relay, "button", room);
    Guest guest = Guest.load(parleyTab, relay, "Ann").joinAnnouncing(room);
    assertTalk(plain, guest);
  }

  @Test
  void parleyComesLaterThanThePlainCall() {
    PlainPage plain = PlainPage.enter(plainTab, relay, "button", room);
    plain.call();
    plain.awaitFrame("\"code\":\"recipient-required\"");
    Guest guest = Guest.load(parleyTab, relay, "Ann").joinAnnouncing(room);
    assertTalk(plain, guest);
  }

  @Test
  void plainComesLaterAndCalls() {
    Guest guest = Guest.load(parleyTab, relay, "Ann").joinAnnouncing(room).awaitJoined();
    PlainPage plain = PlainPage.enter(plainTab, relay, "button", room);
    plain.call();
    assertTalk(plain, guest);
  }

  @Test
  void plainComesLaterAndWaitsToBeCalled() {
    Guest guest = Guest.load(parleyTab, relay, "Ann").joinAnnouncing(room).awaitJoined();
    PlainPage plain = PlainPage.enter(plainTab, relay, "button", room);
    assertTalk(plain, guest);
  }

  @Test
  void plainComesEarlierAndCallsOnArrival() {
    PlainPage plain = PlainPage.enter(plainTab, relay, "eager", room);
    plain.awaitFrame("\"code\":\"recipient-required\"");
    Guest guest = Guest.load(parleyTab, relay, "Ann").joinAnnouncing(room);
    assertTalk(plain, guest);
  }

  @Test
  void plainComesLaterAndCallsOnArrival() {
    Guest guest = Guest.load(parleyTab, relay, "Ann").joinAnnouncing(room).awaitJoined();
    PlainPage plain = PlainPage.enter(plainTab, relay, "eager", room);
    assertTalk(plain, guest);
  }

  @Test
  void endsOfCandidatesDoNoHarm() {
    Guest guest = Guest.load(parleyTab, relay, "Ann").joinAnnouncing(room).awaitJoined();
    PlainPage plain = PlainPage.enter(plainTab, relay, "button", room);
    plain.call();
    for (String end : new String[] {"null", "{candidate: '', sdpMid: '0', sdpMLineIndex: 0}"}) {
      plain.tab().evaluate("sendToServer({type: 'new-ice-candidate', candidate: " + end + "})");
    }
    assertTalk(plain, guest);
  }

  private static void assertTalk(PlainPage plain, Guest guest) {
    plain.awaitOpenChannel();
    guest.tab().await("() => page.openChannels() > 0");
    plain.say("from plain");
    guest.awaitHeard("", "from plain");
    guest.say("from Parley");
    plain.awaitText("from Parley");
    assertEquals("", guest.errors());
  }
}
