package dev.parley.client;

import dev.parley.client.port.Platform;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.testkit.FakeLifecycle;
import dev.parley.testkit.FakeNetwork;
import dev.parley.testkit.FakeNetworkStatus;
import dev.parley.testkit.FakePeerConnection;
import dev.parley.testkit.FakeServer;
import dev.parley.testkit.Faults;
import dev.parley.testkit.VirtualLoop;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A server, a network, and clients in one room. Peer ids are p1, p2 … in the order of joining. */
final class World {

  final VirtualLoop loop = new VirtualLoop();
  final JacksonJson json = new JacksonJson();
  final FakeServer server = new FakeServer(json, loop);
  final FakeNetwork network = new FakeNetwork(loop, 4);
  private final Random random = new Random(4);
  final FakeNetworkStatus status = new FakeNetworkStatus(loop);

  /** Joins and lets everything happen that follows without time passing. */
  Room join(String name) {
    return join(name, room -> {});
  }

  /**
   * Joins.
   *
   * @param then what the application does in the promise's callback
   */
  Room join(String name, Consumer<Room> then) {
    AtomicReference<Room> joined = new AtomicReference<>();
    loop.run(
        () ->
            new ParleyClient(platform())
                .join(
                    JoinOptions.of("/signal", new RoomName("blue"))
                        .withProfile(Profile.named(json, name)))
                .then(joined::set)
                .then(then));
    loop.runDue();
    return joined.get();
  }

  Platform platform() {
    return new Platform(
        loop,
        json,
        server,
        network.factory(loop::source, Faults.NONE),
        this::random,
        status,
        new FakeLifecycle(loop));
  }

  private byte[] random(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Does something as an application would, and lets everything happen that follows. */
  void run(Runnable action) {
    loop.run(action);
    loop.runDue();
  }

  /**
   * The connection that was made so many connections ago; 0 is the last: of two, the one that the
   * side that was there first made to the newcomer.
   */
  FakePeerConnection connection(int ago) {
    return network.connections().get(network.connections().size() - 1 - ago);
  }
}
