package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The protocol's "Presence". */
class PresenceTest {

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  private static void expectLeft(TestClient witness, TestClient gone, String reason) {
    JsonNode left = witness.expect("peer-left");
    assertEquals(gone.id(), left.path("peer").textValue());
    assertEquals(reason, left.path("reason").textValue());
  }

  @Test
  void whoLeavesIsClosedAndTheOthersAreTold() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    ann.expect("peer-joined");
    bob.send("{\"type\":\"leave\"}").expectClose(1000);
    expectLeft(ann, bob, "left");
    ann.expectNothing();
  }

  @Test
  void whoIsCutOffIsDisconnected() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    ann.expect("peer-joined");
    bob.cut();
    expectLeft(ann, bob, "disconnected");
  }

  @Test
  void whoClosesItsSocketIsDisconnected() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    ann.expect("peer-joined");
    bob.socket().sendClose(1000, "").join();
    expectLeft(ann, bob, "disconnected");
    bob.expectClose(1000);
  }

  @Test
  void updateIsToldToTheOthersAndToNewcomers() {
    TestClient ann = server.join("blue", "Ann");
    TestClient bob = server.join("blue", "Bob");
    ann.expect("peer-joined");
    ann.send("{\"type\":\"update\",\"profile\":{\"name\":\"Anna\",\"muted\":true}}");
    JsonNode updated = bob.expect("peer-updated");
    assertEquals(ann.id(), updated.at("/peer/id").textValue());
    assertEquals("{\"name\":\"Anna\",\"muted\":true}", updated.at("/peer/profile").toString());
    ann.expectNothing();
    TestClient cyd = server.connect();
    JsonNode welcome = cyd.join("blue", "Cyd");
    assertEquals("Anna", welcome.at("/peers/0/profile/name").textValue());
    assertEquals(bob.id(), welcome.at("/peers/1/id").textValue());
  }

  @Test
  void emptiedRoomIsThereAnew() {
    for (int i = 0; i < 20; i++) {
      TestClient ann = server.connect();
      assertEquals("[]", ann.join("blue", "Ann").path("peers").toString());
      ann.send("{\"type\":\"leave\"}").expectClose(1000);
    }
  }

  @Test
  void simultaneousNewcomersAllLearnOfOneAnother() {
    int count = 24;
    List<CompletableFuture<TestClient>> joining = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TestClient client = server.connect();
      joining.add(
          CompletableFuture.supplyAsync(
              () -> client.send("{\"type\":\"join\",\"room\":\"blue\"}")));
    }
    for (CompletableFuture<TestClient> future : joining) {
      TestClient client = future.join();
      Set<String> known = new HashSet<>();
      client.expectWelcome().path("peers").forEach(peer -> known.add(peer.path("id").textValue()));
      while (known.size() < count - 1) {
        String id = client.expect("peer-joined").at("/peer/id").textValue();
        assertEquals(true, known.add(id), "told twice of " + id);
      }
      client.expectNothing();
    }
  }
}
