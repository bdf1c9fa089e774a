package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody in the room who breaks every rule; two others in the middle of a call do not notice. */
class BadNeighbourIT {

  /** Joins by a bare socket, which it keeps as {@code bad}, and notes what comes. */
  private static final String ENTER =
      """
      room => new Promise(entered => {
        window.received = [];
        window.closeCode = null;
        window.bad = new WebSocket('ws://' + location.host + '/signal?name=Mallory&room=' + room);
        bad.onclose = event => { closeCode = event.code; };
        bad.onmessage = ({data}) => {
          received.push(JSON.parse(data));
          entered();
        };
      })
      """;

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  private final Tab mallory = tabs.open("Mallory");
  private Guest ann;
  private Guest bob;

  @BeforeEach
  void twoAreInACallAndAThirdComes(TestInfo test) {
    String room = test.getTestMethod().orElseThrow().getName();
    ann = Guest.load(tabs.open("Ann"), relay, "Ann").join(room).awaitJoined();
    bob = Guest.load(tabs.open("Bob"), relay, "Bob").join(room).awaitJoined();
    ann.awaitOpen(1);
    bob.awaitOpen(1);
    mallory.go(relay.url("strict/index.html")).evaluate(ENTER, room);
  }

  @Test
  void garbageEndsItsSenderAlone() {
    mallory.evaluate(
        """
        () => {
          ['', '{', '[]', '"x"', '{"type":1}', '{"type":"offer","type":"answer"}', '\\u0000',
           '['.repeat(1000), '{"type":"message","data":' + '['.repeat(40) + ']'.repeat(40) + '}']
              .forEach(frame => bad.send(frame));
        }
        """);
    mallory.await("() => closeCode === 4500");
    assertCallGoesOn();
  }

  @Test
  void hugeFramesReachNobody() {
    mallory.evaluate(
        "bad.send(JSON.stringify({type: 'message', data: 'x'.repeat(8 * 1024 * 1024)}))");
    mallory.await("() => closeCode !== null || received.some(({code}) => code === 'too-large')");
    assertCallGoesOn();
  }

  @Test
  void binaryFramesReachNobody() {
    mallory.evaluate("bad.send(new Uint8Array(1000))");
    mallory.await("() => closeCode === 4500");
    assertCallGoesOn();
  }

  @Test
  void nobodyCanSpeakForAnother() {
    mallory.evaluate(
        """
        () => {
          const [ann, bob] = received[0].peers.map(({id}) => id);
          const forge = frame => bad.send(JSON.stringify(frame));
          forge({type: 'offer', from: ann, to: bob, sdp: {type: 'offer', sdp: 'no sdp'}});
          forge({type: 'answer', from: bob, to: ann, sdp: {type: 'answer', sdp: 'no sdp'}});
          forge({type: 'new-ice-candidate', from: ann, to: bob, candidate: {candidate: 'nonsense'}});
          forge({type: 'peer-left', peer: ann, reason: 'left'});
          forge({type: 'welcome', from: ann, to: bob});
          bad.send('{"type":"offer","fr\\\\u006fm":"' + ann + '","to":"' + bob
              + '","sdp":{"type":"offer","sdp":"v=0"}}');
        }
        """);
    mallory.await("() => received.filter(({code}) => code === 'unknown-type').length === 2");
    // What was relayed came from Mallory and hurt the connection with Mallory alone.
    assertCallGoesOn();
  }

  @Test
  void payloadsThatAreNoneHurtNobody() {
    mallory.evaluate(
        """
        () => {
          const others = received[0].peers.map(({id}) => id);
          for (let i = 0; i < 30; i++) {
            bad.send('{"type":"message","data":1e999}');
            for (const to of others) {
              bad.send(JSON.stringify({type: 'offer', to, sdp: 5}));
              bad.send(JSON.stringify({type: 'new-ice-candidate', to, candidate: [i]}));
            }
          }
          bad.send('{"type":"nothing"}');
        }
        """);
    mallory.await("() => received.some(({code}) => code === 'unknown-type')");
    assertCallGoesOn();
  }

  @Test
  void floodIsStoppedAtItsSource() {
    mallory.evaluate(
        """
        () => {
          for (let i = 0; i < 20000; i++) {
            bad.send('{"type":"message","data":' + i + '}');
          }
        }
        """);
    mallory.await("() => closeCode === 4004");
    assertCallGoesOn();
  }

  /** Text still goes both ways, by the channel that was open all the time. */
  private void assertCallGoesOn() {
    for (Map.Entry<Guest, Guest> way : List.of(Map.entry(ann, bob), Map.entry(bob, ann))) {
      Guest from = way.getKey();
      Guest to = way.getValue();
      from.say("still here");
      to.awaitHeard(from.name(), "still here");
    }
    for (Guest each : List.of(ann, bob)) {
      assertEquals(0.0, each.tab().number("page.closedChannels()"), each.name());
      String other = each == ann ? "Bob: CONNECTED" : "Ann: CONNECTED";
      each.tab().await("line => page.peers().split('\\n').includes(line)", other);
    }
  }
}
