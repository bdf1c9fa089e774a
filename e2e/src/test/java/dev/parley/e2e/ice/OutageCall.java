package dev.parley.e2e.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.e2e.Chromium;
import dev.parley.e2e.Client;
import dev.parley.e2e.LoopbackOnly;
import dev.parley.e2e.Relay;
import dev.parley.e2e.Tab;
import dev.parley.e2e.ice.Nat.Mapping;
import dev.parley.protocol.IceServer;
import dev.parley.server.ice.IceServers;
import dev.parley.server.ice.StunResponder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two browsers in two homes, of which one loses its network for a while, as a program for a
 * namespace of its own. It ends well if the call goes on.
 */
final class OutageCall {

  /** Until both sides have noticed, at the latest (WebRTC's consent expires after 30 s at most). */
  private static final double NOTICED_SECONDS = 15;

  private OutageCall() {}

  public static void main(String[] arguments) throws Exception {
    if (!LoopbackOnly.isHere()) {
      throw new IllegalStateException("this machine has a network besides loopback");
    }
    play(Files.createTempDirectory("outage-call"), Integer.parseInt(arguments[0]));
    System.out.println("as it should be");
  }

  private static void play(Path directory, int seconds) throws Exception {
    Internet.create();
    try (StunResponder stun = StunResponder.start(new InetSocketAddress(Internet.SERVERS, 0));
        Relay relay = relay(stun(stun));
        Nat annsNat = Nat.create(1, Mapping.ENDPOINT_INDEPENDENT);
        Nat bobsNat = Nat.create(2, Mapping.ENDPOINT_INDEPENDENT);
        Chromium anns =
            Chromium.launch(annsNat.wrapper(Chromium.program(), directory), secure(relay));
        Chromium bobs =
            Chromium.launch(bobsNat.wrapper(Chromium.program(), directory), secure(relay))) {
      Client ann = join(new Tab("Ann", anns.newContext()), relay);
      Client bob = join(new Tab("Bob", bobs.newContext()), relay);
      ann.await("open Bob chat");
      bob.await("open Ann chat");
      bob.evaluate("client.publish(true, true)");
      ann.awaitPictures("Bob");
      ann.countTo("Bob", "chat", 50);

      long unplugged = System.nanoTime();
      annsNat.unplug();
      ann.await("state Bob RECONNECTING UNREACHABLE");
      bob.await("state Ann RECONNECTING UNREACHABLE");
      double noticed = (System.nanoTime() - unplugged) / 1e9;
      assertTrue(noticed < NOTICED_SECONDS, noticed + " s until both had noticed");
      bob.evaluate("client.message('sent while she was away')");
      while (System.nanoTime() - unplugged < seconds * 1_000_000_000L) {
        ann.evaluate("new Promise(done => setTimeout(done, 100))");
      }

      long pluggedIn = System.nanoTime();
      annsNat.plugIn();
      ann.awaitLast("state Bob", "state Bob CONNECTED");
      bob.awaitLast("state Ann", "state Ann CONNECTED");
      double back = (System.nanoTime() - pluggedIn) / 1e9;
      ann.awaitLast("room", "room CONNECTED");
      ann.await("message Bob \"sent while she was away\"");
      ann.awaitPictures("Bob");
      int count = ann.stop();
      bob.await("text Ann chat " + (count - 1));
      assertEquals(
          IntStream.range(0, count).mapToObj(n -> "text Ann chat " + n).toList(),
          bob.heard("text Ann chat"));
      assertEquals(List.of("peer Bob"), ann.heard("peer "));
      assertEquals(List.of(), ann.heard("close "));
      assertEquals(List.of(), bob.heard("close "));
      System.out.printf(
          "%d s without a network: noticed by both after %.1f s, connected %.1f s after its return,"
              + " %d messages by the channel%n",
          seconds, noticed, back, count);
    }
  }

  /** A page's camera needs an origin that the browser takes for secure. */
  private static String secure(Relay relay) {
    return "--unsafely-treat-insecure-origin-as-secure=" + relay.url("");
  }

  private static Client join(Tab tab, Relay relay) {
    tab.expecting("WebSocket connection to .* failed");
    return Client.open(tab, relay.url("client/index.html")).join("outage", 0);
  }

  private static Relay relay(IceServers servers) {
    return Relay.start(Internet.SERVERS, options -> options.iceServers = servers);
  }

  private static IceServers stun(StunResponder responder) throws IOException {
    int port = responder.addresses().get(0).getPort();
    return IceServers.fixed(List.of(IceServer.stun("stun:" + Internet.SERVERS + ":" + port)));
  }
}
