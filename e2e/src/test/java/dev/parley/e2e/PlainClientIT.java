package dev.parley.e2e;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two pages that the web's tutorials teach to write talk to one another through the relay with no
 * change but the address.
 */
class PlainClientIT {

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  private final Tab first = tabs.open("first");
  private final Tab second = tabs.open("second");
  private final String room;

  PlainClientIT(TestInfo test) {
    room = test.getTestMethod().orElseThrow().getName();
  }

  @Test
  void newcomerCalls() {
    PlainPage ann = PlainPage.enter(first, relay, "button", room);
    PlainPage bob = PlainPage.enter(second, relay, "button", room);
    bob.call();
    assertTalk(ann, bob);
  }

  @Test
  void theOneWhoWasThereCalls() {
    PlainPage ann = PlainPage.enter(first, relay, "button", room);
    PlainPage bob = PlainPage.enter(second, relay, "button", room);
    ann.call();
    assertTalk(ann, bob);
  }

  @Test
  void everybodyCallsOnArrival() {
    PlainPage ann = PlainPage.enter(first, relay, "eager", room);
    // Ann's offer and candidates go to nobody, and the relay says so. If Bob came before the last
    // of
    // them, he would get it without the offer: a flaw of the program, whatever the server.
    ann.awaitFrame("\"code\":\"recipient-required\"");
    first.await("() => pc.iceGatheringState === 'complete'");
    PlainPage bob = PlainPage.enter(second, relay, "eager", room);
    assertTalk(ann, bob);
  }

  @Test
  void programsOfTwoTutorialsTalk() {
    // One sends null at the end of candidates, the other takes every candidate for one.
    first.expecting("Failed to construct 'RTCIceCandidate'");
    PlainPage ann = PlainPage.enter(first, relay, "button", room);
    PlainPage bob = PlainPage.enter(second, relay, "eager", room);
    assertTalk(ann, bob);
  }

  @Test
  void emptyCandidateReachesTheOtherAndEndsNothing() {
    PlainPage ann = PlainPage.enter(first, relay, "button", room);
    PlainPage bob = PlainPage.enter(second, relay, "button", room);
    bob.call();
    ann.awaitOpenChannel();
    // What Firefox sends at the end of a generation.
    second.evaluate(
        "sendToServer({type: 'new-ice-candidate',"
            + " candidate: {candidate: '', sdpMid: '0', sdpMLineIndex: 0}})");
    ann.awaitFrame("\"candidate\":\"\"");
    assertTalk(ann, bob);
  }

  private static void assertTalk(PlainPage ann, PlainPage bob) {
    ann.awaitOpenChannel();
    bob.awaitOpenChannel();
    ann.say("from Ann");
    bob.awaitText("from Ann");
    bob.say("from Bob");
    ann.awaitText("from Bob");
  }
}
