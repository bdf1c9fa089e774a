package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.ChannelOptions;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One who was away, as with a laptop that slept, for longer than the others waited. */
class LongAbsenceTest {

  private static final int LONG_MILLIS = 600_000;

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final FakeNetwork network = new FakeNetwork(loop, 1);
  private final FakeServer server = new FakeServer(json, loop);
  private final FakeHost bobsHost = network.host("Bob");
  private final Member ann = new Member(network.host("Ann"), 1);
  private final Member bob = new Member(bobsHost, 2);

  /** One that talks to whom it meets by a channel of its own and by one with an agreed id. */
  private final class Member {

    private final FakeHost host;
    private final int id;
    private final List<String> heard = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private Room room;

    Member(FakeHost host, int id) {
      this.host = host;
      this.id = id;
    }

    void join() {
      loop.run(
          () ->
              new ParleyClient(host.platform(json, server))
                  .join(
                      JoinOptions.of("/signal", new RoomName("blue"))
                          .withProfile(Profile.named(json, host.toString())))
                  .then(this::joined));
      loop.advance(2_000);
    }

    private void joined(Room newRoom) {
      room = newRoom;
      room.onPeer(this::meet);
      room.onPeerLeft(peer -> heard.add(peer.name() + " left: " + peer.reason().orElseThrow()));
    }

    private void meet(Peer peer) {
      heard.add(peer.name());
      channels.clear();
      peer.onChannel(channel -> channel.onText(text -> heard.add("announced " + text)));
      channels.add(peer.openChannel("announced"));
      Channel agreed = peer.openChannel("agreed", ChannelOptions.reliable().withId(5));
      agreed.onText(text -> heard.add("agreed " + text));
      channels.add(agreed);
    }

    void say(String text) {
      loop.run(() -> channels.forEach(channel -> channel.send(text)));
      loop.advance(1_000);
    }
  }

  private void meet() {
    network.everyPath(path -> path.latency(30, 30));
    ann.join();
    bob.join();
    ann.say("1");
    bob.say("2");
    assertEquals(List.of("Bob", "announced 2", "agreed 2"), ann.heard);
    assertEquals(List.of("Ann", "announced 1", "agreed 1"), bob.heard);
    ann.heard.clear();
    bob.heard.clear();
  }

  @AfterEach
  void nothingWasThrown() {
    assertEquals(List.of(), loop.uncaught());
  }

  @Test
  void whoIsBackAfterTheOthersHaveGivenItUpMeetsThemAnew() {
    meet();
    Peer before = bob.room.peers().get(0);
    loop.run(bobsHost::unplug);
    loop.advance(LONG_MILLIS);
    assertEquals(List.of("Bob left: EXPIRED"), ann.heard);
    loop.run(bobsHost::plugIn);
    loop.advance(60_000);

    assertEquals(ConnectionState.CLOSED, before.state());
    assertEquals(ConnectionState.CONNECTED, ann.room.peers().get(0).state());
    assertEquals(ConnectionState.CONNECTED, bob.room.peers().get(0).state());
    assertEquals(1, ann.room.peers().size());
    assertEquals(1, bob.room.peers().size());
    ann.say("3");
    bob.say("4");
    assertEquals(List.of("Bob left: EXPIRED", "Bob", "announced 4", "agreed 4"), ann.heard);
    assertEquals(List.of("Ann left: EXPIRED", "Ann", "announced 3", "agreed 3"), bob.heard);
  }

  @Test
  void whoLeavesWhenItHearsThatItWasGivenUpLeavesNothingBehind() {
    meet();
    loop.run(() -> bob.room.onPeerLeft(peer -> bob.room.leave()));
    loop.run(bobsHost::unplug);
    loop.advance(LONG_MILLIS);
    loop.run(bobsHost::plugIn);
    loop.advance(60_000);

    assertEquals(ConnectionState.CLOSED, bob.room.state());
    assertEquals(List.of("Ann left: EXPIRED"), bob.heard);
    assertEquals(List.of(), bob.room.peers());
    assertEquals(List.of(), ann.room.peers());
    for (FakePeerConnection connection : network.connections()) {
      assertTrue(connection.isClosed());
    }
  }
}
