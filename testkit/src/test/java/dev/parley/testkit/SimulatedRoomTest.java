package dev.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.Channel;
import dev.parley.client.ConnectionState;
import dev.parley.client.JoinOptions;
import dev.parley.client.ParleyClient;
import dev.parley.client.Peer;
import dev.parley.client.Room;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An application's own test as it may be written with the testkit: clients on hosts of their own,
 * in a room, by a network that does what the test says.
 */
class SimulatedRoomTest {

  private static final long SEED = 4;

  private final VirtualLoop loop = new VirtualLoop();
  private final JacksonJson json = new JacksonJson();
  private final FakeNetwork network = new FakeNetwork(loop, SEED);
  private final FakeServer server = new FakeServer(json, loop);
  private final FakeHost annsHost = network.host("Ann");
  private final FakeHost bobsHost = network.host("Bob");
  private final List<String> heard = new ArrayList<>();

  private Room join(FakeHost host) {
    Room[] room = new Room[1];
    loop.run(
        () ->
            new ParleyClient(host.platform(json, server))
                .join(
                    JoinOptions.of("/signal", new RoomName("blue"))
                        .withProfile(Profile.named(json, host.toString())))
                .then(joined -> room[0] = joined));
    loop.advance(2_000);
    return room[0];
  }

  @AfterEach
  void nothingWasThrown() {
    assertEquals(List.of(), loop.uncaught());
  }

  @Test
  void farAwayPeersMeetAndTalk() {
    network.everyPath(path -> path.latency(20, 150).loss(0.05));
    Room ann = join(annsHost);
    Room bob = join(bobsHost);
    loop.advance(2_000);
    assertEquals(ConnectionState.CONNECTED, ann.peers().get(0).state());

    bob.onMessage((peer, data) -> heard.add(peer.name() + " " + data.string()));
    loop.run(() -> ann.send(json.string("hello")));
    loop.advance(2_000);
    assertEquals(List.of("Ann hello"), heard);
  }

  @Test
  void nothingSentIsLostWhileAPlugIsOut() {
    network.everyPath(path -> path.latency(20, 150));
    Room ann = join(annsHost);
    Room bob = join(bobsHost);
    Peer seenByBob = bob.peers().get(0);
    bob.onMessage((peer, data) -> heard.add(data.string()));
    Channel channel = ann.peers().get(0).openChannel("chat");
    seenByBob.onChannel(incoming -> incoming.onText(text -> heard.add("chat " + text)));
    loop.advance(2_000);

    loop.run(annsHost::unplug);
    for (int i = 0; i < 30; i++) {
      String text = "" + i;
      loop.run(
          () -> {
            ann.send(json.string(text));
            channel.send(text);
          });
      loop.advance(1_000);
    }
    assertEquals(List.of(), heard);
    loop.run(annsHost::plugIn);
    loop.advance(60_000);

    List<String> bySignaling = heard.stream().filter(text -> !text.startsWith("chat")).toList();
    List<String> byChannel = heard.stream().filter(text -> text.startsWith("chat")).toList();
    assertEquals(numbers("", 30), bySignaling);
    assertEquals(numbers("chat ", 30), byChannel);
    assertEquals(ConnectionState.CONNECTED, seenByBob.state());
  }

  private static List<String> numbers(String prefix, int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(prefix + i);
    }
    return numbers;
  }

  @Test
  void hostInAnotherNetworkIsBackWithinSeconds() {
    network.everyPath(path -> path.latency(20, 150));
    Room ann = join(annsHost);
    Room bob = join(bobsHost);
    loop.advance(2_000);
    bob.peers().get(0).onState(state -> heard.add(state.name()));
    loop.run(annsHost::move);
    loop.advance(20_000);
    assertEquals(ConnectionState.CONNECTED, ann.peers().get(0).state());
    assertEquals(ConnectionState.CONNECTED, bob.peers().get(0).state());
    assertTrue(heard.size() <= 2, heard::toString);
  }

  @Test
  void messagesOfTwoOvertakeOneAnotherAndThoseOfOneDoNot() {
    network.everyPath(path -> path.latency(0, 500));
    FakeHost cysHost = network.host("Cy");
    Room ann = join(annsHost);
    Room bob = join(bobsHost);
    join(cysHost).onMessage((peer, data) -> heard.add(peer.name() + data.string()));
    loop.advance(5_000);
    for (int i = 0; i < 20; i++) {
      String text = "" + i;
      loop.run(() -> ann.send(json.string(text)));
      loop.run(() -> bob.send(json.string(text)));
    }
    loop.advance(5_000);
    assertEquals(
        numbers("Ann", 20), heard.stream().filter(text -> text.startsWith("Ann")).toList());
    assertEquals(
        numbers("Bob", 20), heard.stream().filter(text -> text.startsWith("Bob")).toList());
    List<String> inTurn = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      inTurn.add("Ann" + i);
      inTurn.add("Bob" + i);
    }
    assertTrue(!heard.equals(inTurn), heard::toString);
  }

  @Test
  void socketThatIsCutOffSilentlyIsNoticedByTheServerToo() {
    Room ann = join(annsHost);
    loop.run(() -> network.path(network.server(), annsHost).cut());
    loop.run(() -> network.path(annsHost, network.server()).cut());
    loop.advance(2 * FakeServer.HEARTBEAT_MILLIS);
    assertTrue(server.isSuspended("p1"));
    network.heal(annsHost, network.server());
    loop.advance(30_000);
    assertTrue(!server.isSuspended("p1"));
    assertEquals(ConnectionState.CONNECTED, ann.state());
  }

  @Test
  void socketsThatAreResetAreOpenedAgain() {
    Room ann = join(annsHost);
    loop.run(annsHost::resetSockets);
    loop.runDue();
    assertTrue(server.isSuspended("p1"));
    loop.advance(5_000);
    assertTrue(!server.isSuspended("p1"));
    assertEquals(ConnectionState.CONNECTED, ann.state());
  }

  @Test
  void restartedServerChangesNothingBetweenThePeers() {
    network.everyPath(path -> path.latency(20, 150));
    Room ann = join(annsHost);
    join(bobsHost);
    loop.advance(2_000);
    Peer bob = ann.peers().get(0);
    bob.onState(state -> heard.add(state.name()));
    loop.run(server::restart);
    loop.advance(60_000);
    assertEquals(List.of(bob), ann.peers());
    assertEquals(List.of(), heard);
  }
}
