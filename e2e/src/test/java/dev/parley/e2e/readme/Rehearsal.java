package dev.parley.e2e.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.client.ConnectionState;
import dev.parley.client.JoinOptions;
import dev.parley.client.ParleyClient;
import dev.parley.client.Room;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.testkit.FakeHost;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.FakeServer;
import dev.parley.testkit.VirtualLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The example of testkit's guide. */
final class Rehearsal {

  private final JacksonJson json = new JacksonJson();

  void rehearse() {
    VirtualLoop loop = new VirtualLoop();
    FakeNetwork network = new FakeNetwork(loop, 4); // 4 is the seed of all that is by chance
    FakeServer server = new FakeServer(json, loop);
    FakeHost annsHost = network.host("Ann");
    FakeHost bobsHost = network.host("Bob");
    network.everyPath(path -> path.latency(20, 150).loss(0.05)); // milliseconds; a share

    Map<FakeHost, Room> rooms = new HashMap<>();
    for (FakeHost host : List.of(annsHost, bobsHost)) {
      new ParleyClient(host.platform(json, server))
          .join(JoinOptions.of("/signal", new RoomName("blue")))
          .then(room -> rooms.put(host, room));
    }
    loop.advance(5_000); // five seconds pass, and all that is due happens
    assertEquals(ConnectionState.CONNECTED, rooms.get(annsHost).peers().get(0).state());

    annsHost.unplug(); // and plugIn(), move(), resetSockets()
    loop.advance(10_000);
    assertEquals(ConnectionState.RECONNECTING, rooms.get(annsHost).state());
    annsHost.plugIn();

    network.cut(annsHost, bobsHost); // and heal; network.path(from, to).cut() for one way
    server.restart(); // and cut("p1"), stop(), start(), refuseNextSignaling("p1", code)
    loop.advance(60_000);
    assertEquals(ConnectionState.CONNECTED, rooms.get(annsHost).state());
  }
}
