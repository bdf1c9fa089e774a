package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees and does; that all is as described is {@link OpenApiTest}'s to show. */
final class AdminApiTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestServer server = TestServer.start("--open", "--admin-token=open-sesame-please");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void statusCountsWhatIsThere() {
    server.join("blue");
    server.join("blue");
    server.join("red");

    JsonNode status = json(ask("GET", "/admin/status"));

    assertEquals(3, status.path("connections").intValue());
    assertEquals(3, status.path("sessions").intValue());
    assertEquals(2, status.path("rooms").intValue());
    assertFalse(status.path("draining").booleanValue());
  }

  @Test
  void roomsAreListedByNamePageByPage() {
    server.join("red");
    server.join("blue");
    server.join("green");

    JsonNode first = json(ask("GET", "/admin/rooms?limit=2"));
    JsonNode second =
        json(ask("GET", "/admin/rooms?limit=2&after=" + first.path("next").textValue()));

    assertEquals("blue", first.at("/rooms/0/name").textValue());
    assertEquals("green", first.at("/rooms/1/name").textValue());
    assertEquals("red", second.at("/rooms/0/name").textValue());
    assertEquals(1, second.path("rooms").size());
    assertFalse(second.has("next"));
  }

  @Test
  void roomShowsItsPeersInTheOrderInWhichTheyJoined() {
    TestClient ann = server.join("blue");
    TestClient bob = server.join("blue");

    JsonNode peers = json(ask("GET", "/admin/rooms/blue")).path("peers");

    assertEquals(ann.id(), peers.at("/0/id").textValue());
    assertEquals(bob.id(), peers.at("/1/id").textValue());
    assertEquals("Ann", peers.at("/0/profile/name").textValue());
  }

  @Test
  void kickedPeerIsClosedAndTheOthersAreTold() {
    TestClient ann = server.join("blue");
    TestClient bob = server.join("blue");
    ann.expect("peer-joined");

    assertEquals(204, ask("DELETE", "/admin/rooms/blue/peers/" + bob.id()).statusCode());

    assertEquals(4504, bob.closeCode());
    assertEquals("kicked", ann.expect("peer-left").path("reason").textValue());
  }

  @Test
  void closedRoomLosesAllItsPeers() {
    TestClient ann = server.join("blue");
    TestClient bob = server.join("blue");
    TestClient eve = server.join("red");

    assertEquals(2, json(ask("DELETE", "/admin/rooms/blue")).path("kicked").intValue());

    assertEquals(4504, ann.closeCode());
    assertEquals(4504, bob.closeCode());
    assertEquals(200, ask("GET", "/admin/rooms/red").statusCode());
    eve.send("{\"type\":\"ping\"}");
    eve.expect("pong");
  }

  @Test
  void drainingServerIsNotReadyAndAdvisesItsClientsToGo() {
    TestClient ann = server.join("blue");

    JsonNode status = json(order("/admin/drain", "{\"seconds\":0}"));

    assertTrue(status.path("draining").booleanValue());
    assertEquals(503, server.get("/ready").statusCode());
    ann.expect("reconnect");
    assertEquals(4000, ann.closeCode());
  }

  @Test
  void wrongTokensAreRefused() {
    for (String wrong :
        new String[] {
          "Bearer open-sesame-pleasE", "Bearer ", "Basic open-sesame-please", "open-sesame-please"
        }) {
      HttpResponse<String> refused =
          TestServer.send(server.adminRequest("/admin/status").header("Authorization", wrong));

      assertEquals(401, refused.statusCode(), wrong);
      assertEquals(
          "Bearer realm=\"parley\", error=\"invalid_token\"",
          refused.headers().firstValue("WWW-Authenticate").orElseThrow());
    }
  }

  @Test
  void nothingOfItIsAtTheClientsListener() {
    assertEquals(404, server.get("/admin/status").statusCode());
    assertEquals(404, server.get("/metrics").statusCode());
  }

  @Test
  void withoutATokenThereIsNoAdministration() {
    try (TestServer other = TestServer.start("--open")) {
      assertEquals(404, other.admin("/admin/status").statusCode());
      assertEquals(200, other.admin("/metrics").statusCode());
    }
  }

  private HttpResponse<String> ask(String method, String path) {
    return TestServer.send(authorized(path).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> order(String path, String body) {
    return TestServer.send(authorized(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder authorized(String path) {
    return server.adminRequest(path).header("Authorization", "Bearer open-sesame-please");
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
