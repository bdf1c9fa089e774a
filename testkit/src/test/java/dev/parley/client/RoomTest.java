package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.Platform;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionDescription;
import dev.parley.testkit.FakeHost;
import dev.parley.testkit.FakeLifecycle;
import dev.parley.testkit.FakeNetworkStatus;
import dev.parley.testkit.FakePeerConnection;
import dev.parley.testkit.FakeSocket;
import dev.parley.testkit.FakeStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomTest {

  private final World world = new World();
  private final List<String> heard = new ArrayList<>();

  /** Whether a test expects that something is reported as uncaught. */
  private boolean expectsUncaught;

  @AfterEach
  void nothingIsUncaught() {
    if (!expectsUncaught) {
      assertEquals(List.of(), world.loop.uncaught());
    }
  }

  @Test
  void newcomerIsToldOfThosePresentAndTheyOfIt() {
    Room ann = world.join("Ann");
    ann.onPeer(peer -> heard.add("Ann met " + peer.name()));
    world.join("Bob", room -> room.onPeer(peer -> heard.add("Bob met " + peer.name())));
    Room cat = world.join("Cat");
    cat.onPeer(peer -> heard.add("Cat met " + peer.name()));

    assertEquals(
        List.of(
            "Ann met Bob",
            "Ann met Cat",
            "Bob met Ann",
            "Bob met Cat",
            "Cat met Ann",
            "Cat met Bob"),
        heard.stream().sorted().toList());
    assertEquals(List.of("Ann", "Bob"), cat.peers().stream().map(Peer::name).toList());
    assertEquals(List.of("Bob", "Cat"), ann.peers().stream().map(Peer::name).toList());
    assertEquals("p3", cat.self().id().value());
    assertEquals("blue", cat.name().value());
    assertEquals(ConnectionState.CONNECTED, cat.state());
  }

  @Test
  void peersOfAMeshAreConnectedTwoByTwo() {
    List<Room> rooms = List.of(world.join("Ann"), world.join("Bob"), world.join("Cat"));
    for (Room room : rooms) {
      assertEquals(
          List.of(ConnectionState.CONNECTED, ConnectionState.CONNECTED),
          room.peers().stream().map(Peer::state).toList());
    }
    assertTrue(world.network.connections().stream().allMatch(FakePeerConnection::isSettled));
    assertEquals(6, world.network.connections().size());
  }

  @Test
  void whatIsPublishedInTheCallbackIsInTheFirstOffer() {
    Room ann = world.join("Ann");
    world.join("Bob", room -> room.publish(FakeStream.audioAndVideo("bob")));
    assertEquals(
        List.of("data", "AUDIO:bob:bob-audio", "VIDEO:bob:bob-video"),
        world.connection(0).received());
    ann.peers().get(0).onTrack((track, streams) -> heard.add(track.id() + streams.get(0).id()));
    assertEquals(List.of("bob-audiobob", "bob-videobob"), heard);
  }

  @Test
  void streamIsSentToPresentAndFuturePeersUntilItIsTakenBack() {
    Room ann = world.join("Ann");
    world.join("Bob", room -> room.onPeer(peer -> recordTracks("Bob", peer)));
    FakeStream stream = FakeStream.audioAndVideo("ann");
    world.run(() -> ann.publish(stream));
    world.join("Cat", room -> room.onPeer(peer -> recordTracks("Cat", peer)));
    assertEquals(
        List.of(
            "Bob gets ann-audio", "Bob gets ann-video", "Cat gets ann-audio", "Cat gets ann-video"),
        heard);

    heard.clear();
    world.run(() -> ann.unpublish(stream));
    assertEquals(
        List.of(
            "Bob loses ann-audio",
            "Bob loses ann-video",
            "Cat loses ann-audio",
            "Cat loses ann-video"),
        heard.stream().sorted().toList());
    world.join("Dan", room -> room.onPeer(peer -> recordTracks("Dan", peer)));
    assertTrue(heard.stream().noneMatch(line -> line.startsWith("Dan")));
  }

  @Test
  void publishingAgainSendsWhatWasAddedSince() {
    Room ann = world.join("Ann");
    world.join("Bob", room -> room.onPeer(peer -> recordTracks("Bob", peer)));
    FakeStream stream = FakeStream.audioAndVideo("ann");
    world.run(() -> ann.publish(stream));
    heard.clear();
    stream.add(FakeStream.audioAndVideo("more").tracks().get(1));
    world.run(() -> ann.publish(stream));
    assertEquals(List.of("Bob gets more-video"), heard);
  }

  private void recordTracks(String who, Peer peer) {
    peer.onTrack((track, streams) -> heard.add(who + " gets " + track.id()));
    peer.onTrackRemoved(track -> heard.add(who + " loses " + track.id()));
  }

  @Test
  void messageReachesEveryOtherPeerOrTheOneItIsFor() {
    Room ann = world.join("Ann");
    Room bob = world.join("Bob");
    Room cat = world.join("Cat");
    for (Room room : List.of(ann, bob, cat)) {
      String who = room.self().profile().name().orElseThrow();
      room.onMessage((from, data) -> heard.add(who + " from " + from.name() + data.toJson()));
    }
    world.run(() -> assertEquals(SendResult.ACCEPTED, ann.send(world.json.number(1))));
    world.run(() -> bob.peers().get(1).send(world.json.number(2)));
    assertEquals(List.of("Bob from Ann1", "Cat from Ann1", "Cat from Bob2"), heard);
  }

  @Test
  void newProfileIsHeardByTheOthersAndKnownHere() {
    Room ann = world.join("Ann");
    Room bob = world.join("Bob");
    Peer annAtBob = bob.peers().get(0);
    annAtBob.onProfile(profile -> heard.add(profile.name().orElseThrow()));
    world.run(() -> ann.updateProfile(Profile.named(world.json, "Anna")));
    assertEquals(List.of("Anna"), heard);
    assertEquals("Anna", annAtBob.name());
    assertEquals(Optional.of("Anna"), ann.self().profile().name());
  }

  @Test
  void peerThatLeavesIsHeardOnceByItsListenersAndThenTheRooms() {
    Room ann = world.join("Ann");
    Room bob = world.join("Bob");
    Peer annAtBob = bob.peers().get(0);
    annAtBob.onState(state -> heard.add("state " + state));
    bob.onPeerLeft(peer -> heard.add("left " + peer.name()));
    world.run(ann::leave);

    assertEquals(List.of("state CLOSED", "left Ann"), heard);
    assertEquals(Optional.of(PeerReason.LEFT), annAtBob.reason());
    assertEquals(List.of(), bob.peers());
    assertEquals(SendResult.CLOSED, annAtBob.send(world.json.nullValue()));
    assertTrue(world.network.connections().stream().allMatch(FakePeerConnection::isClosed));
  }

  @Test
  void leaveClosesEverythingBeforeItReturns() {
    Room ann = world.join("Ann");
    world.join("Bob");
    Peer bob = ann.peers().get(0);
    ann.onState(state -> heard.add("room " + state));
    bob.onState(state -> heard.add("peer " + state));
    world.loop.run(
        () -> {
          ann.leave();
          assertEquals(ConnectionState.CLOSED, ann.state());
          assertEquals(ConnectionState.CLOSED, bob.state());
        });
    world.run(ann::leave);
    assertEquals(List.of("peer CLOSED", "room CLOSED"), heard);
    assertEquals(RoomReason.Kind.LEFT, ann.reason().orElseThrow().kind());
    assertEquals(Optional.of(PeerReason.ROOM_CLOSED), bob.reason());
    assertEquals(SendResult.CLOSED, ann.send(world.json.nullValue()));
    assertEquals(SendResult.CLOSED, ann.updateProfile(Profile.empty(world.json)));
    ann.publish(FakeStream.audioAndVideo("late"));
    assertEquals(0, ann.peers().size());
  }

  @Test
  void serverThatEndsTheSessionClosesTheRoomAndItsPeersOnce() {
    Room ann = world.join("Ann");
    world.join("Bob");
    ann.onState(state -> heard.add("room " + state));
    ann.onPeerLeft(peer -> heard.add("left " + peer.name() + " " + peer.reason()));
    world.run(() -> world.server.close("p1", 4504, "kicked"));
    assertEquals(List.of("left Bob Optional[ROOM_CLOSED]", "room CLOSED"), heard);
    assertEquals(RoomReason.Kind.ENDED, ann.reason().orElseThrow().kind());
  }

  @Test
  void pageThatIsLeftWhileItJoinsStaysNobodysPeer() {
    Room ann = world.join("Ann");
    world.network.everyPath(path -> path.latency(50, 50));
    FakeHost host = world.network.host("Bob");
    world.run(
        () ->
            new ParleyClient(host.platform(world.json, world.server))
                .join(JoinOptions.of("/signal", new RoomName("blue")))
                .onError(error -> heard.add("not joined")));
    world.loop.advance(120); // its join is on its way
    world.run(host.lifecycle()::end);
    world.loop.advance(100);
    assertEquals(List.of("not joined"), heard);
    assertEquals(List.of("p1"), world.server.peers());
    assertEquals(List.of(), ann.peers());
  }

  @Test
  void joinThatIsRefusedRejectsThePromise() {
    List<Throwable> errors = new ArrayList<>();
    world.loop.run(
        () ->
            new ParleyClient(
                    new Platform(
                        world.loop,
                        world.json,
                        (url, subprotocol, listener) -> {
                          world.loop.schedule(0, () -> listener.closed(4501, "token expired"));
                          return world.server.open(url, subprotocol, new DeafListener());
                        },
                        world.platform().peerConnections(),
                        count -> new byte[count],
                        new FakeNetworkStatus(world.loop),
                        new FakeLifecycle(world.loop)))
                .join(JoinOptions.of("/signal", new RoomName("blue")))
                .onError(errors::add));
    world.loop.runDue();
    RoomReason reason = ((JoinException) errors.get(0)).reason();
    assertEquals(RoomReason.Kind.ENDED, reason.kind());
    assertEquals(4501, reason.code().getAsInt());
    assertEquals(1, errors.size());
  }

  @Test
  void peerIsSuspendedWhileTheServerHasLostIt() {
    Room ann = world.join("Ann");
    world.join("Bob");
    Peer bob = ann.peers().get(0);
    world.run(() -> world.server.tell("p1", new ServerMessage.PeerSuspended(bob.id())));
    assertTrue(bob.suspended());
    world.run(() -> world.server.tell("p1", new ServerMessage.PeerResumed(bob.id())));
    assertEquals(false, bob.suspended());
    assertEquals(ConnectionState.CONNECTED, bob.state());
  }

  @Test
  void serversErrorIsHeardAndEndsNothing() {
    Room ann = world.join("Ann");
    ann.onError(error -> heard.add(error.code().orElseThrow() + " " + error.detail()));
    world.run(
        () ->
            world.server.tell(
                "p1",
                new ServerMessage.ErrorMessage(
                    ErrorCode.RATE_LIMITED,
                    "slow down",
                    OptionalLong.empty(),
                    OptionalLong.of(9))));
    assertEquals(List.of("RATE_LIMITED slow down"), heard);
    assertEquals(ConnectionState.CONNECTED, ann.state());
  }

  @Test
  void nonsenseFromAPeerIsReportedWithItsName() {
    Room ann = world.join("Ann");
    world.join("Bob");
    ann.onError(error -> heard.add(error.peer().orElseThrow().name()));
    world.run(
        () ->
            world.server.tell(
                "p1",
                new ServerMessage.Offer(
                    new PeerId("p2"),
                    new SessionDescription(SdpType.OFFER, "nonsense"),
                    Optional.empty())));
    assertEquals(List.of("Bob"), heard);
    assertEquals(ConnectionState.CONNECTED, ann.peers().get(0).state());
  }

  @Test
  void peerForWhomThePlatformMakesNoMoreConnectionsEndsNoRoom() {
    expectsUncaught = true;
    List<RuntimeException> refusals = new ArrayList<>();
    Platform platform = world.platform();
    List<Room> joined = new ArrayList<>();
    world.run(
        () ->
            new ParleyClient(
                    new Platform(
                        platform.loop(),
                        platform.json(),
                        platform.sockets(),
                        (configuration, listener) -> {
                          if (!refusals.isEmpty()) {
                            throw refusals.remove(0);
                          }
                          return platform.peerConnections().create(configuration, listener);
                        },
                        platform.random(),
                        platform.network(),
                        platform.lifecycle()))
                .join(JoinOptions.of("/signal", new RoomName("blue")))
                .then(joined::add));
    Room ann = joined.get(0);
    world.join("Bob");
    Room cat = world.join("Cat");
    ann.onMessage((from, data) -> heard.add(data.toJson()));
    refusals.add(new IllegalStateException("UnknownError: too many connections"));
    world.run(
        () ->
            world.server.tell(
                "p1",
                new ServerMessage.Offer(
                    new PeerId("p2"),
                    new SessionDescription(SdpType.OFFER, "v=0"),
                    Optional.of(new ConnectionId("k.7")))));
    assertEquals(List.of(), refusals);
    assertEquals(1, world.loop.uncaught().size());
    world.run(() -> cat.send("still here"));
    assertEquals(List.of("\"still here\""), heard);
    assertEquals(ConnectionState.CONNECTED, ann.state());
  }

  @Test
  void peerThatTheServerTellsOfTwiceIsMetOnce() {
    Room ann = world.join("Ann");
    world.join("Bob");
    ann.onPeer(peer -> heard.add(peer.id().value()));
    world.run(
        () -> {
          for (PeerInfo info : List.of(ann.self(), ann.peers().get(0).info())) {
            world.server.tell("p1", new ServerMessage.PeerJoined(info));
          }
        });
    assertEquals(List.of("p2"), heard);
  }

  @Test
  void welcomeThatNamesAPeerTwiceAndThisSideTooMakesOnePeer() {
    List<FakeSocket> sockets = new ArrayList<>();
    List<Room> joined = new ArrayList<>();
    Platform platform = world.platform();
    world.run(
        () ->
            new ParleyClient(
                    new Platform(
                        platform.loop(),
                        platform.json(),
                        FakeSocket.factory(world.loop, sockets),
                        platform.peerConnections(),
                        platform.random(),
                        platform.network(),
                        platform.lifecycle()))
                .join(JoinOptions.of("/signal", new RoomName("blue")))
                .then(joined::add));
    sockets.get(0).accept();
    sockets
        .get(0)
        .receive(
            """
            {"type":"welcome","protocol":1,"session":"s1","room":"blue",
             "peer":{"id":"p1","profile":{}},"peers":[{"id":"p2","profile":{},"suspended":false},
             {"id":"p1","profile":{},"suspended":false},{"id":"p2","profile":{},"suspended":false}],
             "iceServers":[],"heartbeatMillis":15000,"frameBytes":65536}""");
    assertEquals(
        List.of("p2"), joined.get(0).peers().stream().map(peer -> peer.id().value()).toList());
  }

  @Test
  void whatNamesNoPeerIsSkipped() {
    Room ann = world.join("Ann");
    PeerId nobody = new PeerId("p9");
    ann.onMessage((from, data) -> heard.add("message"));
    ann.onError(error -> heard.add("error"));
    world.run(
        () -> {
          world.server.tell("p1", new ServerMessage.Message(nobody, world.json.nullValue()));
          world.server.tell(
              "p1",
              new ServerMessage.Offer(
                  nobody, new SessionDescription(SdpType.OFFER, "v=0"), Optional.empty()));
          world.server.tell(
              "p1", new ServerMessage.NewIceCandidate(nobody, Optional.empty(), Optional.empty()));
          world.server.tell("p1", new ServerMessage.PeerLeft(nobody, LeaveReason.LEFT));
        });
    assertEquals(List.of(), heard);
    assertEquals(0, world.network.connections().size());
  }

  @Test
  void throwingListenerIsReportedAndDisturbsNoOne() {
    expectsUncaught = true;
    Room ann = world.join("Ann");
    ann.onPeer(
        peer -> {
          throw new IllegalStateException("the application's bug");
        });
    ann.onPeer(peer -> heard.add(peer.name()));
    world.join("Bob");
    assertEquals(List.of("Bob"), heard);
    assertEquals(
        List.of("the application's bug"),
        world.loop.uncaught().stream().map(Throwable::getMessage).toList());
    assertEquals(ConnectionState.CONNECTED, ann.peers().get(0).state());
  }

  @Test
  void removedListenerHearsNothingMore() {
    Room ann = world.join("Ann");
    Registration registration = ann.onPeer(peer -> heard.add(peer.name()));
    world.join("Bob");
    registration.remove();
    registration.remove();
    world.join("Cat");
    assertEquals(List.of("Bob"), heard);
  }

  @Test
  void iceServersOfTheServerAndOfTheOptionsAreUsed() {
    List<List<IceServer>> configured = new ArrayList<>();
    world.loop.run(
        () -> {
          Platform platform = world.platform();
          new ParleyClient(
                  new Platform(
                      platform.loop(),
                      platform.json(),
                      platform.sockets(),
                      (configuration, listener) -> {
                        configured.add(configuration.iceServers());
                        assertTrue(configuration.relayOnly());
                        return platform.peerConnections().create(configuration, listener);
                      },
                      platform.random(),
                      platform.network(),
                      platform.lifecycle()))
              .join(
                  JoinOptions.of("/signal", new RoomName("blue"))
                      .withIceServer(IceServer.stun("stun:own"))
                      .withRelayOnly())
              .onError(world.loop::uncaught);
        });
    world.loop.runDue();
    world.run(
        () ->
            world.server.tell(
                "p1", new ServerMessage.IceServers(List.of(IceServer.stun("stun:renewed")))));
    world.join("Bob");
    assertEquals(
        List.of(List.of(IceServer.stun("stun:renewed"), IceServer.stun("stun:own"))), configured);
  }

  @Test
  void iceServersThatThePlatformRefusesEndTheRoomRatherThanLeaveItHalfMade() {
    expectsUncaught = true;
    world.join("Ann");
    List<Throwable> errors = new ArrayList<>();
    Platform platform = world.platform();
    world.run(
        () ->
            new ParleyClient(
                    new Platform(
                        platform.loop(),
                        platform.json(),
                        platform.sockets(),
                        (configuration, listener) -> {
                          throw new IllegalArgumentException("SyntaxError: no such scheme");
                        },
                        platform.random(),
                        platform.network(),
                        platform.lifecycle()))
                .join(JoinOptions.of("/signal", new RoomName("blue")))
                .onError(errors::add));
    assertEquals(RoomReason.Kind.ENDED, ((JoinException) errors.get(0)).reason().kind());
    assertEquals(1, world.loop.uncaught().size());
  }

  @Test
  void takenChannelIdIsTheApplicationsMistake() {
    Room ann = world.join("Ann");
    world.join("Bob");
    Peer bob = ann.peers().get(0);
    assertThrows(
        IllegalArgumentException.class, () -> bob.openChannel("x", ChannelOptions.negotiated(127)));
  }
}
