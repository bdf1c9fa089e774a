package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketListener;
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
  void offerThatIsSentAgainHasTheCandidatesThatCameBeforeIt() {
    List<String> frames = new ArrayList<>();
    SignalingSocket cy = world.server.open("/signal", "parley.v1", new Recorder(frames));
    world.loop.runDue();
    cy.send("{\"type\":\"join\",\"room\":\"blue\"}");
    world.loop.runDue();
    frames.clear();
    world.server.refuseNextSignaling("p1", ErrorCode.RECIPIENT_OVERFLOW);
    world.loop.advance(Negotiator.FIRST_OFFER_GRACE_MILLIS);
    List<String> anns = frames.stream().filter(frame -> frame.contains("\"from\":\"p1\"")).toList();
    assertEquals(2, anns.size(), "candidates alone: " + anns);

    frames.clear();
    world.loop.advance(PeerSignaling.RESEND_MILLIS);
    assertEquals(1, frames.size(), frames::toString);
    assertTrue(frames.get(0).contains("\"offer\""), frames::toString);
    assertTrue(frames.get(0).contains("a=candidate:"), frames::toString);
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

  /** A program that was written by hand. */
  private record Recorder(List<String> frames) implements SignalingSocketListener {

    @Override
    public void opened() {}

    @Override
    public void text(String text) {
      frames.add(text);
    }

    @Override
    public void binary() {}

    @Override
    public void closed(int code, String reason) {}
  }
}
