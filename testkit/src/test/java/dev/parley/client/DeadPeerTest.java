package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.testkit.FakeHost;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.FakePeerConnection;
import dev.parley.testkit.FakeServer;
import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Ann's network is gone from one moment to the next: her packets vanish, and no one is told. Bob
 * knows in time, whatever the two were about to do.
 */
class DeadPeerTest {

  private static final int KNOWN_MILLIS = 15_000;

  private static final int LATENCY_MILLIS = 40;

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final FakeNetwork network = new FakeNetwork(loop, 4);
  private final FakeServer server = new FakeServer(json, loop);
  private final FakeHost annsHost = network.host("Ann");
  private final FakeHost bobsHost = network.host("Bob");
  private final List<Room> rooms = new ArrayList<>();

  DeadPeerTest() {
    network.everyPath(path -> path.latency(LATENCY_MILLIS, LATENCY_MILLIS));
  }

  private void join(FakeHost host) {
    loop.run(
        () ->
            new ParleyClient(host.platform(json, server))
                .join(
                    JoinOptions.of("/signal", new RoomName("blue"))
                        .withProfile(Profile.named(json, host.toString())))
                .then(rooms::add));
  }

  private void annsNetworkIsGone() {
    network.cut(annsHost, network.server());
    network.cut(annsHost, bobsHost);
    loop.advance(LATENCY_MILLIS); // what is on its way still arrives
  }

  private void bobKnowsInTime(String when) {
    loop.advance(KNOWN_MILLIS);
    Peer ann = annOfBob().orElseThrow();
    assertEquals(ConnectionState.RECONNECTING, ann.state(), when);
    assertEquals(Optional.of(PeerReason.UNREACHABLE), ann.reason(), when);
  }

  /** Who joins makes the first connection, who is there the second. */
  private FakePeerConnection annsConnection() {
    return network.connections().get(1);
  }

  private Optional<Peer> annOfBob() {
    return rooms.stream()
        .filter(room -> room.self().profile().name().equals(Optional.of("Bob")))
        .flatMap(room -> room.peers().stream())
        .findFirst();
  }

  @Test
  void beforeBobHasJoined() {
    join(annsHost);
    loop.advance(1_000);
    annsNetworkIsGone();
    join(bobsHost);
    loop.advance(1_000);
    bobKnowsInTime("before he joined");
  }

  @Test
  void whileTheFirstConnectionIsBeingMade() {
    for (int millis = 0; millis < 800; millis += 10) {
      for (boolean annComesFirst : List.of(true, false)) {
        DeadPeerTest test = new DeadPeerTest();
        test.join(annComesFirst ? test.annsHost : test.bobsHost);
        test.loop.advance(1_000);
        test.join(annComesFirst ? test.bobsHost : test.annsHost);
        test.loop.advance(millis);
        test.annsNetworkIsGone();
        if (test.annOfBob().isPresent()) {
          test.bobKnowsInTime(millis + " ms after, Ann first: " + annComesFirst);
        }
      }
    }
  }

  @Test
  void whileTheyAreConnected() {
    twoAreConnected();
    annsNetworkIsGone();
    bobKnowsInTime("connected");
  }

  @Test
  void whileIceIsRestarted() {
    for (int millis = 0; millis < 800; millis += 10) {
      DeadPeerTest test = new DeadPeerTest();
      test.twoAreConnected();
      test.loop.run(test.annsConnection()::fail);
      test.loop.advance(millis);
      test.annsNetworkIsGone();
      test.bobKnowsInTime(millis + " ms after");
    }
  }

  @Test
  void whileTheConnectionIsReplaced() {
    for (int millis = 0; millis < 1_600; millis += 10) {
      DeadPeerTest test = new DeadPeerTest();
      test.twoAreConnected();
      test.loop.run(test.annsConnection()::close); // as an SCTP abort does
      test.loop.advance(millis);
      test.annsNetworkIsGone();
      test.bobKnowsInTime(millis + " ms after");
    }
  }

  private void twoAreConnected() {
    join(annsHost);
    loop.advance(1_000);
    join(bobsHost);
    loop.advance(3_000);
    for (Room room : rooms) {
      assertEquals(ConnectionState.CONNECTED, room.peers().get(0).state());
    }
  }
}
