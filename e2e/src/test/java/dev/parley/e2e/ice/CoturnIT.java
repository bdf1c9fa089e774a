package dev.parley.e2e.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.e2e.Relay;
import dev.parley.e2e.Tabs;
import dev.parley.e2e.ice.IcePage.Policy;
import dev.parley.protocol.IceServer;
import dev.parley.server.ice.IceServers;
import dev.parley.server.ice.TurnCredentials;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages that may use nothing but TURN, a real coturn, and the credentials that are issued for it.
 */
class CoturnIT {

  static final Duration HOUR = Duration.ofHours(1);

  private static final String USERNAME_ENDS_IN_PEER_ID =
      "page.welcome.iceServers[0].username.endsWith(':' + page.welcome.peer.id)";

  private static final InstantSource NOW = InstantSource.system();
  private static final InstantSource YESTERDAY = InstantSource.offset(NOW, Duration.ofDays(-1));

  @RegisterExtension static final Tabs tabs = new Tabs();
  @TempDir static Path directory;

  private static Coturn coturn;

  @BeforeAll
  static void startCoturn() throws Exception {
    coturn = Coturn.start("127.0.0.1", directory);
  }

  @AfterAll
  static void stopCoturn() throws Exception {
    coturn.close();
  }

  @Test
  void relayOnlyPagesConnectByIssuedCredentials() {
    try (Relay relay = relayWith(coturn.credentials(Coturn.SECRET, HOUR, NOW))) {
      IcePage ann = join("Ann", relay);
      IcePage bob = join("Bob", relay);
      ann.awaitOpen();
      bob.awaitOpen();
      ann.assertTalksWith(bob);
      assertEquals(List.of("relay", "relay"), ann.pair());
      assertEquals(List.of("relay"), bob.candidateTypes());
      assertEquals(List.of(), bob.serverErrors());
      for (IcePage page : List.of(ann, bob)) {
        assertTrue((Boolean) page.tab().evaluate(USERNAME_ENDS_IN_PEER_ID));
      }
    }
  }

  /** What {@link TurnCredentials#DEFAULT_LIFETIME} rests on. */
  @Test
  void allocationIsRefreshedPastItsCredentialsExpiry() throws Exception {
    Instant expiry = Instant.now().plusSeconds(3);
    InstantSource then = InstantSource.fixed(expiry.minus(HOUR));
    IceServer issued = coturn.credentials(Coturn.SECRET, HOUR, then).issue("p1").get(0);
    try (TurnClient early = new TurnClient(coturn.address(), issued)) {
      assertEquals(0, early.allocate(TurnClient.Family.IPV4));
      Awaitility.await().until(() -> allocationError(issued) == 401);
      assertEquals(0, early.refresh());
      assertEquals(0, early.permit(new byte[] {127, 0, 0, 1}));
    }
  }

  private static int allocationError(IceServer credentials) throws Exception {
    try (TurnClient client = new TurnClient(coturn.address(), credentials)) {
      int error = client.allocate(TurnClient.Family.IPV4);
      if (error == 0) {
        // Asked again and again: the system may give a port a second time.
        assertEquals(0, client.release());
      }
      return error;
    }
  }

  @Test
  void expiredCredentialIsRefused() {
    assertRefused(coturn.credentials(Coturn.SECRET, HOUR, YESTERDAY));
  }

  @Test
  void credentialOfAnotherSecretIsRefused() {
    assertRefused(coturn.credentials("a secret of somebody else's", HOUR, NOW));
  }

  @Test
  void renewedCredentialsConnectWhereThoseOfTheWelcomeHadExpired() {
    try (Relay relay = relayWith(new ExpiredOnce())) {
      IcePage ann = join("Ann", relay);
      IcePage bob = join("Bob", relay);
      bob.awaitUnauthorized(); // Ann gathers only when Bob has come: she may have been renewed by
      // then
      ann.awaitRenewed();
      bob.awaitRenewed();
      bob.tab().evaluate("page.restart()");
      ann.awaitOpen();
      bob.awaitOpen();
      ann.assertTalksWith(bob);
    }
  }

  /** Issues to everybody an expired credential first and a second later good ones. */
  private static final class ExpiredOnce implements IceServers {

    private final Set<String> welcomed = ConcurrentHashMap.newKeySet();

    @Override
    public List<IceServer> issue(String peerId) {
      InstantSource clock = welcomed.add(peerId) ? YESTERDAY : NOW;
      return coturn.credentials(Coturn.SECRET, HOUR, clock).issue(peerId);
    }

    @Override
    public Optional<Duration> renewal() {
      return Optional.of(Duration.ofSeconds(1));
    }
  }

  private static void assertRefused(IceServers credentials) {
    try (Relay relay = relayWith(credentials)) {
      IcePage ann = join("Ann", relay);
      IcePage bob = join("Bob", relay);
      for (IcePage page : List.of(ann, bob)) {
        page.awaitUnauthorized();
        page.awaitGathered();
        assertEquals(List.of(), page.candidateTypes());
        assertFalse(page.isOpen());
      }
    }
  }

  private static IcePage join(String name, Relay relay) {
    return IcePage.join(tabs.open(name), relay, "blue", Policy.RELAY);
  }

  private static Relay relayWith(IceServers servers) {
    return Relay.start(options -> options.iceServers = servers);
  }
}
