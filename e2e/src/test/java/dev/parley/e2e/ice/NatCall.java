package dev.parley.e2e.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.e2e.Chromium;
import dev.parley.e2e.LoopbackOnly;
import dev.parley.e2e.Relay;
import dev.parley.e2e.Tab;
import dev.parley.e2e.ice.IcePage.Policy;
import dev.parley.e2e.ice.Nat.Mapping;
import dev.parley.protocol.IceServer;
import dev.parley.server.ice.IceServers;
import dev.parley.server.ice.StunResponder;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Two browsers in two homes behind NATs, as a program for a namespace of its own, in which the
 * servers are. It ends well if the browsers connect, or don't, as its argument says.
 */
final class NatCall {

  /** What the homes' routers are like, what ICE servers there are, and what is to come of it. */
  enum Scene {
    CONE_NATS_AND_STUN(Mapping.ENDPOINT_INDEPENDENT, false) {
      @Override
      void check(IcePage ann, IcePage bob) {
        connect(ann, bob);
        assertEquals(List.of("host", "srflx"), ann.candidateTypes());
        assertEquals(List.of(), ann.serverErrors());
      }
    },
    SYMMETRIC_NATS_AND_STUN(Mapping.ADDRESS_AND_PORT_DEPENDENT, false) {
      @Override
      void check(IcePage ann, IcePage bob) {
        ann.awaitFailed();
        bob.awaitFailed();
        assertEquals(List.of("host", "srflx"), ann.candidateTypes());
        assertFalse(ann.isOpen() || bob.isOpen());
      }
    },
    SYMMETRIC_NATS_AND_TURN(Mapping.ADDRESS_AND_PORT_DEPENDENT, true) {
      @Override
      void check(IcePage ann, IcePage bob) {
        connect(ann, bob);
        assertTrue(ann.pair().contains("relay"), ann.pair().toString());
      }
    };

    final Mapping mapping;
    final boolean turn;

    Scene(Mapping mapping, boolean turn) {
      this.mapping = mapping;
      this.turn = turn;
    }

    abstract void check(IcePage ann, IcePage bob);

    private static void connect(IcePage ann, IcePage bob) {
      ann.awaitOpen();
      bob.awaitOpen();
      ann.assertTalksWith(bob);
    }
  }

  private NatCall() {}

  public static void main(String[] arguments) throws Exception {
    if (!LoopbackOnly.isHere()) {
      throw new IllegalStateException("this machine has a network besides loopback");
    }
    play(Scene.valueOf(arguments[0]), Files.createTempDirectory("nat-call"));
    System.out.println("as it should be");
  }

  private static void play(Scene scene, Path directory) throws Exception {
    Internet.create();
    try (StunResponder stun = StunResponder.start(new InetSocketAddress(Internet.SERVERS, 0));
        Coturn coturn = Coturn.start(Internet.SERVERS, directory);
        Relay relay = relay(scene.turn ? stun(stun).and(turn(coturn)) : stun(stun));
        Nat annsNat = Nat.create(1, scene.mapping);
        Nat bobsNat = Nat.create(2, scene.mapping);
        Chromium anns = Chromium.launch(annsNat.wrapper(Chromium.program(), directory));
        Chromium bobs = Chromium.launch(bobsNat.wrapper(Chromium.program(), directory))) {
      Tab annsTab = new Tab("Ann", anns.newContext());
      Tab bobsTab = new Tab("Bob", bobs.newContext());
      IcePage ann = IcePage.join(annsTab, relay, "blue", Policy.ALL);
      IcePage bob = IcePage.join(bobsTab, relay, "blue", Policy.ALL);
      scene.check(ann, bob);
      assertEquals(List.of(), annsTab.problems());
      assertEquals(List.of(), bobsTab.problems());
    }
  }

  private static Relay relay(IceServers servers) {
    return Relay.start(Internet.SERVERS, options -> options.iceServers = servers);
  }

  private static IceServers stun(StunResponder responder) throws Exception {
    int port = responder.addresses().get(0).getPort();
    return IceServers.fixed(List.of(IceServer.stun("stun:" + Internet.SERVERS + ":" + port)));
  }

  private static IceServers turn(Coturn coturn) {
    return coturn.credentials(Coturn.SECRET, CoturnIT.HOUR, InstantSource.system());
  }
}
