package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A server that lost its memory, and peers that find one another again past it. */
class ReunionTest {

  private final World world = new World();
  private final List<String> heard = new ArrayList<>();

  @Test
  void callDoesNotHearOfAServerThatLostItsMemory() {
    Room ann = world.join("Ann");
    Room bob = world.join("Bob");
    Peer bobOfAnn = ann.peers().get(0);
    Channel chat = bobOfAnn.openChannel("chat");
    world.loop.runDue();
    listen(ann, "Ann");
    bobOfAnn.onState(state -> heard.add("Bob " + state));
    chat.onClose(() -> heard.add("chat closed"));
    String idOfAnn = ann.self().id().value();

    world.server.restart();
    world.loop.advance(Backoff.BASE_MILLIS);

    assertEquals(List.of("Ann RECONNECTING", "Ann CONNECTED"), heard);
    assertNotEquals(idOfAnn, ann.self().id().value());
    assertEquals(2, world.server.peers().size());
    assertSame(bobOfAnn, ann.peers().get(0));
    assertEquals(1, ann.peers().size());
    assertEquals(1, bob.peers().size());
    assertEquals(false, bobOfAnn.suspended());
    assertEquals("p2", bobOfAnn.id().value(), "an application's key for it stays");
  }

  @Test
  void roomOfManyIsTheSameRoomAfterwards() {
    List<Room> rooms = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rooms.add(world.join("n" + i));
    }
    List<List<Peer>> before = rooms.stream().map(Room::peers).toList();
    for (int restarts = 0; restarts < 3; restarts++) {
      world.server.restart();
      world.loop.advance(20_000);
      assertEquals(before, rooms.stream().map(Room::peers).toList());
    }
    rooms.get(3).send(world.json.string("all of you"));
    for (Room room : rooms) {
      room.onMessage((from, data) -> heard.add(from.name()));
    }
    world.loop.runDue();
    assertEquals(List.of("n3", "n3", "n3", "n3", "n3", "n3", "n3"), heard);
  }

  @Test
  void whatIsSentWhileTheServerIsAwayIsDeliveredOnce() {
    Room ann = world.join("Ann");
    Room bob = world.join("Bob");
    world.join("Cy");
    bob.onMessage((from, data) -> heard.add(from.name() + " " + data.string()));
    world.server.stop();
    world.loop.advance(100);
    Peer bobOfAnn = ann.peers().get(0);
    world.run(() -> ann.send(world.json.string("to all")));
    world.run(() -> bobOfAnn.send(world.json.string("to Bob")));
    world.run(() -> ann.peers().get(1).send(world.json.string("to Cy")));
    world.server.start();
    world.loop.advance(60_000);
    assertEquals(List.of("Ann to all", "Ann to Bob"), heard);

    world.run(() -> ann.send(world.json.string("later")));
    assertEquals("Ann later", heard.get(2));
  }

  @Test
  void messageThatTheServerMayHaveTakenToItsGraveIsSaid() {
    Room ann = world.join("Ann");
    world.join("Bob");
    ann.onError(error -> heard.add(error.detail()));
    world.loop.run(() -> ann.send(world.json.string("perhaps")));
    world.server.restart();
    world.loop.advance(20_000);
    assertEquals(List.of("messages that may not have been delivered: 1"), heard);
  }

  @Test
  void newcomerAmongThoseWhoComeBackIsANewPeer() {
    Room ann = world.join("Ann");
    world.join("Bob");
    ann.onPeer(peer -> heard.add("peer " + peer.name()));
    heard.clear();
    world.server.restart();
    world.join("Cy"); // before the two are back
    world.loop.advance(20_000);
    assertEquals(List.of("peer Cy"), heard);
    assertEquals(ConnectionState.CONNECTED, ann.peers().get(1).state());
  }

  @Test
  void strangerThatSaysNothingIsIntroducedInTime() {
    Room ann = world.join("Ann");
    world.join("Bob");
    world.run(() -> world.server.tell("p1", left("p2", LeaveReason.EXPIRED)));
    ann.onPeer(peer -> heard.add(peer.name()));
    heard.clear();
    world.run(() -> world.server.tell("p1", new ServerMessage.PeerJoined(info("p9", "Cy"))));
    world.loop.advance(Strangers.INTRODUCTION_MILLIS - 1);
    assertEquals(List.of(), heard);
    world.loop.advance(1);
    assertEquals(List.of("Cy"), heard);
  }

  @Test
  void strangersTimeDoesNotRunWhileThisSideIsAway() {
    Room ann = world.join("Ann");
    world.join("Bob");
    world.run(() -> world.server.tell("p1", left("p2", LeaveReason.EXPIRED)));
    ann.onPeer(peer -> heard.add(peer.name()));
    heard.clear();
    world.run(() -> world.server.tell("p1", new ServerMessage.PeerJoined(info("p9", "Cy"))));
    world.run(() -> world.status.set(false));
    world.run(() -> world.server.cut("p1"));
    world.loop.advance(2 * Strangers.INTRODUCTION_MILLIS);
    assertEquals(List.of(), heard);

    world.run(() -> world.status.set(true));
    world.loop.advance(Backoff.BASE_MILLIS);
    assertEquals(ConnectionState.CONNECTED, ann.state());
    assertEquals(List.of(), heard, "what it has shown meanwhile is on its way");
    world.loop.advance(Strangers.INTRODUCTION_MILLIS);
    assertEquals(List.of("Cy"), heard);
  }

  @Test
  void nobodyIsTakenForAnAbsentPeerByTheWrongName() {
    Room ann = world.join("Ann");
    world.join("Bob");
    Peer bob = ann.peers().get(0);
    world.run(() -> world.server.tell("p1", left("p2", LeaveReason.EXPIRED)));
    world.run(() -> world.server.tell("p1", new ServerMessage.PeerJoined(info("p9", "Mallory"))));
    world.run(
        () ->
            world.server.tell(
                "p1",
                new ServerMessage.NewIceCandidate(
                    new PeerId("p9"),
                    Optional.empty(),
                    Optional.of(new ConnectionId("0123456789abcdef0123456789abcdef.1")))));
    assertTrue(bob.suspended());
    assertEquals("Bob", bob.name());
    assertEquals(List.of(bob), ann.peers(), "nor for someone new by showing a name");
  }

  @Test
  void peerThatOnlyTheServerLostStaysAsLongAsItCanBeReached() {
    Room ann = world.join("Ann");
    world.join("Bob");
    Peer bob = ann.peers().get(0);
    ann.onPeerLeft(peer -> heard.add("left " + peer.reason().orElseThrow()));
    world.run(() -> world.server.tell("p1", left("p2", LeaveReason.EXPIRED)));
    world.loop.advance(600_000);
    assertTrue(bob.suspended());
    assertEquals(ConnectionState.CONNECTED, bob.state());

    world.run(world.connection(0)::loseTouch);
    world.loop.advance(Absence.MAX_MILLIS - 1);
    assertEquals(List.of(), heard);
    world.loop.advance(1);
    assertEquals(List.of("left EXPIRED"), heard);
  }

  @Test
  void peerThatForgotThisSideIsConnectedToAgainAtOnce() {
    Room ann = world.join("Ann");
    Room bob = world.join("Bob");
    // With 1011 the server ends the session and says that its peer is gone, who then joins anew.
    world.run(() -> world.server.close("p2", 1_011, "bug"));
    world.loop.advance(Backoff.BASE_MILLIS + PeerLinks.FAREWELL_MILLIS);

    Peer bobOfAnn = ann.peers().get(0);
    Peer annOfBob = bob.peers().get(0);
    assertEquals("p3", bobOfAnn.id().value(), "to Ann a new peer");
    assertEquals("p1", annOfBob.id().value());
    assertEquals(ConnectionState.CONNECTED, bobOfAnn.state());
    assertEquals(ConnectionState.CONNECTED, annOfBob.state());
    assertEquals(1, ann.peers().size());
  }

  @Test
  void connectionThatEndsUnderBothIsReplacedWithoutWaitingForIce() {
    Room ann = world.join("Ann");
    Room bob = world.join("Bob");
    world.run(world.connection(0)::close); // as an SCTP abort does: no state changes
    world.loop.advance(PeerLinks.FAREWELL_MILLIS);

    assertEquals(4, world.network.connections().size());
    assertEquals(ConnectionState.CONNECTED, ann.peers().get(0).state());
    assertEquals(ConnectionState.CONNECTED, bob.peers().get(0).state());
  }

  @Test
  void absentPeerThatClosedTheConnectionIsGone() {
    Room ann = world.join("Ann");
    world.join("Bob");
    ann.onPeerLeft(peer -> heard.add("left " + peer.reason().orElseThrow()));
    world.run(() -> world.server.tell("p1", left("p2", LeaveReason.EXPIRED)));
    world.run(world.connection(1)::close);
    world.loop.advance(PeerLinks.FAREWELL_MILLIS - 1);
    assertEquals(List.of(), heard);
    world.loop.advance(1);
    assertEquals(List.of("left EXPIRED"), heard);
  }

  @Test
  void twoWhomTheServerForgotOneAfterTheOtherAreConnectedAgainAtOnce() {
    Room ann = world.join("Ann");
    Room bob = world.join("Bob");
    world.run(
        () -> {
          world.server.close("p2", 1_011, "bug");
          world.server.close("p1", 1_011, "bug");
        });
    world.loop.advance(Backoff.BASE_MILLIS + Strangers.INTRODUCTION_MILLIS);

    assertEquals(ConnectionState.CONNECTED, ann.peers().get(0).state());
    assertEquals(ConnectionState.CONNECTED, bob.peers().get(0).state());
    assertEquals(1, ann.peers().size());
    assertEquals(1, bob.peers().size());
  }

  @Test
  void peerThatCannotBeReachedIsGoneWhenTheServerSaysSo() {
    Room ann = world.join("Ann");
    world.join("Bob");
    ann.onPeerLeft(peer -> heard.add("left " + peer.reason().orElseThrow()));
    world.run(world.connection(0)::loseTouch);
    world.run(() -> world.server.tell("p1", left("p2", LeaveReason.EXPIRED)));
    assertEquals(List.of("left EXPIRED"), heard);
  }

  @Test
  void messagesForAnAbsentPeerAreBounded() {
    Room ann = world.join("Ann");
    world.join("Bob");
    ann.onError(error -> heard.add(error.detail()));
    Peer bob = ann.peers().get(0);
    world.run(() -> world.server.tell("p1", left("p2", LeaveReason.EXPIRED)));
    for (int i = 0; i < Backlog.MAX_MESSAGES; i++) {
      assertEquals(SendResult.ACCEPTED, bob.send(world.json.number(i)));
    }
    assertEquals(SendResult.FULL, bob.send(world.json.nullValue()));
    assertEquals(SendResult.FULL, ann.send(world.json.nullValue()), "it is for nobody else");
    assertEquals(List.of(), heard);

    world.run(world.connection(1)::close);
    world.loop.advance(PeerLinks.FAREWELL_MILLIS);
    assertEquals(
        List.of("messages that may not have been delivered: " + Backlog.MAX_MESSAGES), heard);
  }

  private void listen(Room room, String name) {
    room.onState(state -> heard.add(name + " " + state));
    room.onPeer(peer -> {});
    room.onPeerLeft(peer -> heard.add(peer.name() + " left"));
  }

  private static ServerMessage left(String peer, LeaveReason reason) {
    return new ServerMessage.PeerLeft(new PeerId(peer), reason);
  }

  private PeerInfo info(String id, String name) {
    return new PeerInfo(new PeerId(id), Optional.empty(), Profile.named(world.json, name), false);
  }
}
