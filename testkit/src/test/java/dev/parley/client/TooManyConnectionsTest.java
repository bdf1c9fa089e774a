package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.client.port.Platform;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionDescription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that has this side make one connection after the other. */
class TooManyConnectionsTest {

  /** What the relay lets a client send at once. */
  private static final int FRAMES = 1_000;

  private final World world = new World();
  private Room ann;

  /** The peer that does so. */
  private String from;

  /** How many connections Ann has made. */
  private int made;

  @BeforeEach
  void annIsInARoom() {
    world.loop.run(
        () ->
            new ParleyClient(counting(world.platform()))
                .join(JoinOptions.of("/signal", new RoomName("blue")))
                .then(room -> ann = room));
    world.loop.runDue();
  }

  private Platform counting(Platform platform) {
    return new Platform(
        platform.loop(),
        platform.json(),
        platform.sockets(),
        (configuration, listener) -> {
          made++;
          return platform.peerConnections().create(configuration, listener);
        },
        platform.random(),
        platform.network(),
        platform.lifecycle());
  }

  private void malloryComes() {
    from = "p9";
    tell(
        new ServerMessage.PeerJoined(
            new PeerInfo(
                new PeerId(from), Optional.empty(), Profile.named(world.json, "Mallory"), false)));
    made = 0;
  }

  private void bobIsConnected() {
    world.join("Bob");
    from = "p2";
    assertEquals(ConnectionState.CONNECTED, ann.peers().get(0).state());
    made = 0;
  }

  /** An offer to no good end; but it is of another connection. */
  private void offer(String connection) {
    tell(
        new ServerMessage.Offer(
            new PeerId(from),
            new SessionDescription(SdpType.OFFER, "v=0"),
            Optional.of(new ConnectionId(connection))));
  }

  private void showName(String connection) {
    tell(
        new ServerMessage.NewIceCandidate(
            new PeerId(from), Optional.empty(), Optional.of(new ConnectionId(connection))));
  }

  private void tell(ServerMessage message) {
    world.run(() -> world.server.tell("p1", message));
  }

  @Test
  void offersOfEverHigherNumbersAreFollowedAFewTimesAndThenDropped() {
    malloryComes();
    for (int i = 0; i < FRAMES; i++) {
      offer("mallory." + (i + 2));
    }
    assertEquals(Recovery.MAX_BEGUN, made);
    assertEquals(1, ann.peers().size());
  }

  @Test
  void offersOfEverOtherKeysAreFollowedAFewTimesAndThenDropped() {
    bobIsConnected();
    for (int i = 0; i < FRAMES; i++) {
      offer("bob" + i + ".1");
    }
    assertEquals(Recovery.MAX_BEGUN, made);
  }

  @Test
  void keysThatAreShownAreFollowedAFewTimesAndThenDropped() {
    bobIsConnected();
    for (int i = 0; i < FRAMES; i++) {
      showName("bob" + i + ".1");
    }
    assertEquals(Recovery.MAX_BEGUN, made);
  }

  @Test
  void whoAskedForTooMuchIsFollowedAgainAfterAWhile() {
    malloryComes();
    for (int i = 0; i < FRAMES; i++) {
      offer("mallory." + (i + 2));
    }
    made = 0;
    world.loop.advance(Recovery.BEGUN_MILLIS - 1);
    offer("mallory.5000");
    assertEquals(0, made);
    world.loop.advance(1);
    offer("mallory.5001");
    assertEquals(1, made);
  }

  @Test
  void whoRecoversAsItShouldIsFollowedForEver() {
    malloryComes();
    int number = 1;
    for (int outage = 0; outage < 100; outage++) {
      for (int millis : List.of(0, 10_000, 15_000, 30_000, 60_000)) { // the first: as two crossed
        world.loop.advance(millis);
        made = 0;
        number += 100; // above what Ann has begun meanwhile
        offer("mallory." + number);
        assertEquals(1, made, "outage " + outage);
      }
    }
  }
}
