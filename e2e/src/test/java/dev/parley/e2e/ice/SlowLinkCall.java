package dev.parley.e2e.ice;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.e2e.ChannelsPageTab;
import dev.parley.e2e.Chromium;
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
import java.util.Arrays;
import java.util.List;

/**
 * Two browsers in two homes, of which one uploads on eight channels by a slow line and asks and is
 * answered on a ninth, as a program for a namespace of its own.
 */
final class SlowLinkCall {

  private static final int KILOBITS_PER_SECOND = 3_000;

  /** What the router has waiting, by which every sender has to wait, whatever it does. */
  private static final int ROUTER_MILLIS = 50;

  /** What most words may wait besides, and for the way there and back. */
  private static final int MOST_MILLIS = 100;

  private SlowLinkCall() {}

  public static void main(String[] arguments) throws Exception {
    if (!LoopbackOnly.isHere()) {
      throw new IllegalStateException("this machine has a network besides loopback");
    }
    play(Files.createTempDirectory("slow-link-call"));
    System.out.println("as it should be");
  }

  private static void play(Path directory) throws Exception {
    Internet.create();
    try (StunResponder stun = StunResponder.start(new InetSocketAddress(Internet.SERVERS, 0));
        Relay relay = relay(stun(stun));
        Nat annsNat = Nat.create(1, Mapping.ENDPOINT_INDEPENDENT);
        Nat bobsNat = Nat.create(2, Mapping.ENDPOINT_INDEPENDENT);
        Chromium anns = Chromium.launch(annsNat.wrapper(Chromium.program(), directory));
        Chromium bobs = Chromium.launch(bobsNat.wrapper(Chromium.program(), directory))) {
      annsNat.limitUpload(KILOBITS_PER_SECOND, ROUTER_MILLIS);
      ChannelsPageTab ann = ChannelsPageTab.join(new Tab("Ann", anns.newContext()), relay, "slow");
      ChannelsPageTab bob = ChannelsPageTab.join(new Tab("Bob", bobs.newContext()), relay, "slow");
      bob.await("peer Ann");
      ann.open("echo");
      for (int i = 0; i < 8; i++) {
        ann.open("bulk" + i);
        bob.await("announced bulk" + i);
      }
      double[] millis = waits(ann);
      double received = 0;
      for (int i = 0; i < 8; i++) {
        received += bob.received("bulk" + i);
      }
      double most = millis[millis.length * 9 / 10];
      System.out.printf(
          "at %d kbit/s, beside eight uploads: a word and its answer take %.0f ms in the median, 90"
              + " %% take %.0f ms at most, the worst %.0f ms; %.0f KB came%n",
          KILOBITS_PER_SECOND,
          millis[millis.length / 2],
          most,
          millis[millis.length - 1],
          received / 1_000);
      assertTrue(most <= ROUTER_MILLIS + MOST_MILLIS, Arrays.toString(millis));
    }
  }

  private static double[] waits(ChannelsPageTab ann) {
    Object times =
        ann.tab()
            .evaluate(
                """
                async () => {
                  for (let i = 0; i < 8; i++) channels.produce('bulk' + i, 4e6, 65536);
                  await channels.chat('echo', 20, 100);
                  return channels.chat('echo', 60, 100);
                }
                """);
    return Arrays.stream(times.toString().split(","))
        .mapToDouble(Double::parseDouble)
        .sorted()
        .toArray();
  }

  private static Relay relay(IceServers servers) {
    return Relay.start(Internet.SERVERS, options -> options.iceServers = servers);
  }

  private static IceServers stun(StunResponder responder) throws IOException {
    int port = responder.addresses().get(0).getPort();
    return IceServers.fixed(List.of(IceServer.stun("stun:" + Internet.SERVERS + ":" + port)));
  }
}
