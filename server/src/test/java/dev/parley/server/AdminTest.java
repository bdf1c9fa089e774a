package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.RelayAdmin.RoomStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminTest {

  private static final RoomName BLUE = new RoomName("blue");
  private static final int DRAIN_MILLIS = 10_000;

  private final VirtualTime time = new VirtualTime();
  private final TestServer server = TestServer.start(options -> {}, time.surroundings());
  private final RelayAdmin admin = server.admin();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void roomsAndPeersAreListed() {
    assertEquals(List.of(), admin.rooms());
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    server.join("red", "Cyd");
    assertEquals(
        Set.of(new RoomStatus(BLUE, 2), new RoomStatus(new RoomName("red"), 1)),
        Set.copyOf(admin.rooms()));
    assertEquals(
        List.of(ann.id(), bob.id()),
        admin.peers(BLUE).orElseThrow().stream().map(peer -> peer.id().value()).toList());
    assertEquals(Optional.empty(), admin.peers(new RoomName("green")));
  }

  @Test
  void statusCounts() {
    server.connect().expectNothing();
    TestClient ann = server.join("blue", "Ann");
    ann.expectNothing();
    RelayAdmin.Status status = admin.status();
    assertEquals(2, status.connections());
    assertEquals(1, status.sessions());
    assertEquals(0, status.suspended());
    assertEquals(1, status.rooms());
    assertFalse(status.draining());
  }

  @Test
  void kickedPeerIsClosedAndTheOthersAreTold() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    ann.expect("peer-joined");
    assertTrue(admin.kick(BLUE, new PeerId(bob.id())));
    bob.expectClose(4504);
    JsonNode left = ann.expect("peer-left");
    assertEquals(bob.id(), left.path("peer").textValue());
    assertEquals("kicked", left.path("reason").textValue());
    assertFalse(admin.kick(BLUE, new PeerId(bob.id())));
  }

  @Test
  void kickedPeerCannotResume() {
    TestClient ann = server.connect();
    ann.send("{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}");
    JsonNode welcome = ann.expectWelcome();
    assertTrue(admin.kick(BLUE, new PeerId(ann.id())));
    ann.expectClose(4504);
    TestClient again = server.connect();
    again.send(
        "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":0}"
            .formatted(welcome.path("session").textValue(), welcome.path("secret").textValue()));
    again.expectError("session-unknown");
  }

  @Test
  void closingARoomKicksEveryPeerOfIt() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    TestClient cyd = server.join("red", "Cyd");
    assertEquals(2, admin.closeRoom(BLUE));
    ann.expectClose(4504);
    bob.expectClose(4504);
    cyd.expectNothing();
    assertEquals(0, admin.closeRoom(BLUE));
  }

  @Test
  void drainingServerTellsWhoHasJoinedWhenToGoAndTakesNobody() {
    TestClient ann = server.join("blue", "Ann");
    TestClient unjoined = server.connect();
    unjoined.expectNothing();
    admin.drain(Duration.ofMillis(DRAIN_MILLIS));
    admin.drain(Duration.ZERO);
    int afterMillis = ann.expect("reconnect").path("afterMillis").intValue();
    assertTrue(afterMillis >= 0 && afterMillis <= DRAIN_MILLIS, "advised " + afterMillis);
    unjoined.expectNothing();
    unjoined.send("{\"type\":\"join\",\"room\":\"blue\"}");
    unjoined.expectError("unavailable");
    assertTrue(admin.status().draining());
    RawClient late = server.raw();
    assertTrue(late.handshake("/signal").startsWith("HTTP/1.1 503"));
    ann.expectNothing();
    time.advanceMillis(server, DRAIN_MILLIS + 1_000);
    ann.expectClose(4000);
    unjoined.expectClose(4000);
  }

  @Test
  void adviceIsSpreadOverTheTime() {
    long[] halves = new long[2];
    for (int i = 0; i < 64; i++) {
      server.join("room" + i, "Ann");
    }
    admin.drain(Duration.ofMillis(DRAIN_MILLIS));
    server
        .clients()
        .forEach(
            client ->
                halves[
                    client.expect("reconnect").path("afterMillis").intValue()
                        * 2
                        / (DRAIN_MILLIS + 1)]++);
    // A chance of one in 2^63 each that all 64 fall into one half.
    assertTrue(halves[0] > 0 && halves[1] > 0, halves[0] + " early, " + halves[1] + " late");
  }

  @Test
  void impossibleTimesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> admin.drain(Duration.ofMillis(-1)));
    assertThrows(IllegalArgumentException.class, () -> admin.drain(Duration.ofDays(2)));
    assertFalse(admin.status().draining());
  }
}
