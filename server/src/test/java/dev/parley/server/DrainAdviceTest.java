package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that begins to drain while a client is being let in. */
class DrainAdviceTest {

  private static final Duration DRAIN = Duration.ofSeconds(10);

  /** Lets something happen in the midst of a join or a resume: where its secret is made. */
  private static final class Interruption extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient AtomicReference<Runnable> step = new AtomicReference<>();

    @Override
    public void nextBytes(byte[] bytes) {
      super.nextBytes(bytes);
      Runnable due = step.getAndSet(null);
      if (due != null) {
        // By another thread: what the reader itself sends is written when it is through.
        CompletableFuture.runAsync(due).join();
      }
    }
  }

  private final Interruption random = new Interruption();
  private final VirtualTime time = new VirtualTime();
  private final TestServer server =
      TestServer.start(
          options -> {},
          new Surroundings(
              time.surroundings().nanoClock(),
              time::instant,
              random,
              time.surroundings().scheduler()));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void adviceComesBehindWelcome() {
    TestClient ann = server.connect();
    ann.expectNothing();
    random.step.set(() -> server.admin().drain(DRAIN));
    ann.send("{\"type\":\"join\",\"room\":\"blue\"}").expectWelcome();
    ann.expect("reconnect");
    ann.expectNothing();
  }

  @Test
  void adviceComesBehindResumed() {
    TestClient ann = server.connect();
    ann.send("{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}");
    JsonNode welcome = ann.expectWelcome();
    ann.cut();
    Awaitility.await().until(() -> server.admin().status().suspended() == 1);
    TestClient again = server.connect();
    again.expectNothing();
    random.step.set(() -> server.admin().drain(DRAIN));
    again.send(
        "{\"type\":\"resume\",\"session\":\"%s\",\"secret\":\"%s\",\"received\":0}"
            .formatted(welcome.path("session").textValue(), welcome.path("secret").textValue()));
    again.expect("resumed");
    int afterMillis = again.expect("reconnect").path("afterMillis").intValue();
    again.expectNothing();
    time.advanceMillis(server, afterMillis + 2_000);
    assertEquals("draining", again.expectClose(4000).reason());
  }
}
