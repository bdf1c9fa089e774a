package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.ErrorCode;
import dev.parley.testkit.FakeServer;
import dev.parley.testkit.FakeStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions and candidates that the server takes from one side and can't give to the other. */
class RefusedSignalingTest {

  private final World world = new World();
  private final List<String> heard = new ArrayList<>();
  private Room ann;
  private Room bob;

  @BeforeEach
  void twoAreInARoom() {
    ann = world.join("Ann");
    bob = world.join("Bob");
    bob.peers().get(0).onTrack((track, streams) -> heard.add("track " + track.id()));
    ann.onError(error -> heard.add("error " + error.code().orElseThrow()));
  }

  /** Bob's socket is cut, and before he is back his mailbox is full. */
  private void fillBobsMailbox() {
    world.run(() -> world.server.cut("p2"));
    Peer bobOfAnn = ann.peers().get(0);
    while (heard.isEmpty()) {
      world.run(() -> bobOfAnn.send("filler"));
    }
    assertEquals(List.of("error RECIPIENT_OVERFLOW"), heard);
    heard.clear();
  }

  @Test
  void offerThatFoundNoRoomIsSentAgainAndNoOneNeedKnow() {
    fillBobsMailbox();
    world.run(() -> ann.publish(FakeStream.audioAndVideo("cam")));
    world.loop.advance(PeerSignaling.RESEND_MILLIS - 1);
    assertEquals(List.of(), heard);
    world.loop.advance(1);
    assertEquals(2, heard.size(), heard::toString);
    assertEquals(ConnectionState.CONNECTED, ann.peers().get(0).state());
  }

  @ParameterizedTest
  @ValueSource(strings = {"p1", "p2"}) // the offer is Ann's, the answer Bob's
  void whatWasDroppedForItsRateIsSentAgain(String refused) {
    world.server.refuseNextSignaling(refused, ErrorCode.RATE_LIMITED);
    world.run(() -> ann.publish(FakeStream.audioAndVideo("cam")));
    world.run(() -> ann.unpublish(FakeStream.audioAndVideo("cam")));
    world.run(() -> ann.publish(FakeStream.audioAndVideo("other")));
    world.loop.advance(PeerSignaling.RESEND_MILLIS - 1);
    assertEquals(0, heard.stream().filter("track other-video"::equals).count());
    world.loop.advance(1);
    assertEquals(1, heard.stream().filter("track other-video"::equals).count(), heard::toString);
  }

  @Test
  void itIsNotSentToAPeerThatIsGone() {
    fillBobsMailbox();
    world.run(() -> ann.publish(FakeStream.audioAndVideo("cam")));
    world.run(bob::leave); // which the server can't be told now
    world.loop.advance(2 * FakeServer.RESUME_MILLIS);
    assertEquals(List.of(), ann.peers());
    assertEquals(List.of(), heard);
    assertEquals(List.of(), world.loop.uncaught());
  }
}
