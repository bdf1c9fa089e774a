package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.IceServer;
import dev.parley.server.ice.IceServerUri;
import dev.parley.server.ice.IceServers;
import dev.parley.server.ice.TurnCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IceServersTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  private final VirtualTime time = new VirtualTime();
  private final TestServer server =
      TestServer.start(
          options -> {
            options.heartbeatMillis = 3_600_000;
            options.iceServers =
                IceServers.fixed(List.of(IceServer.stun("stun:stun.example.org")))
                    .and(
                        new TurnCredentials(
                            "0123456789abcdef",
                            List.of(IceServerUri.parse("turn:turn.example.org")),
                            LIFETIME,
                            () -> NOW));
          },
          time.surroundings());

  @AfterEach
  void stop() {
    server.close();
  }

  private static void expectCredential(TestClient client, JsonNode servers) {
    assertEquals("stun:stun.example.org", servers.at("/0/urls/0").textValue());
    assertEquals("turn:turn.example.org", servers.at("/1/urls/0").textValue());
    assertEquals(
        NOW.plus(LIFETIME).getEpochSecond() + ":" + client.id(),
        servers.at("/1/username").textValue());
    assertTrue(servers.at("/1/credential").textValue().length() > 20);
  }

  @Test
  void welcomeHandsOutACredentialOfTheClientsOwn() {
    TestClient ann = server.connect();
    JsonNode welcome = ann.join("blue", "Ann");
    expectCredential(ann, welcome.path("iceServers"));
  }

  @Test
  void credentialIsRenewedBeforeItExpiresAndAgainThereafter() {
    TestClient ann = server.join("blue", "Ann");
    for (int renewal = 0; renewal < 3; renewal++) {
      time.advanceMillis(server, LIFETIME.toMillis() / 2 - 1_000);
      ann.expectNothing();
      time.advanceMillis(server, 1_000);
      expectCredential(ann, ann.expect("ice-servers").path("iceServers"));
    }
  }
}
