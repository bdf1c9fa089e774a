package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ParleyServerTest {

  @Test
  void answersThatItIsLiveAndReadyAtBothListeners() {
    try (TestServer server = TestServer.start("--open")) {
      assertEquals(200, server.get("/live").statusCode());
      assertEquals(200, server.get("/ready").statusCode());
      assertEquals(200, server.admin("/live").statusCode());
      assertEquals(200, server.admin("/ready").statusCode());
    }
  }

  @Test
  void isNotReadyOnceItWillSendItsClientsAway() {
    try (TestServer server = TestServer.start("--open")) {
      server.parley().drain(Duration.ofSeconds(5));

      assertEquals(503, server.get("/ready").statusCode());
      assertEquals(200, server.get("/live").statusCode());
    }
  }

  @Test
  void introducesPeersToOneAnother() {
    try (TestServer server = TestServer.start("--open")) {
      TestClient ann = server.join("blue");
      TestClient bob = server.join("blue");

      assertEquals(bob.id(), ann.expect("peer-joined").at("/peer/id").textValue());
    }
  }
}
