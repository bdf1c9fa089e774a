package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the program ends, seen from outside of its process. */
final class ShutdownIT {

  /** Beyond the deadline: for the JVM's own end, on a busy machine. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  @Test
  void sigtermSendsClientsElsewhereOneByOneAndEndsWithZeroInTime() {
    try (ParleyProcess parley = ParleyProcess.start("--open", "--drain-seconds=3")) {
      List<TestClient> clients = Stream.generate(() -> parley.join("blue")).limit(12).toList();
      TestClient first = clients.get(0);
      TestClient last = clients.get(11);
      last.send(
          "{\"type\":\"message\",\"to\":\"%s\",\"data\":\"the last words\"}".formatted(first.id()));
      last.send("{\"type\":\"ping\"}");
      last.expect("pong");

      parley.terminate();

      await().until(() -> parley.status("/ready") == 503);
      assertThrows(CompletionException.class, () -> parley.join("blue"));
      for (int i = 1; i < 12; i++) {
        first.expect("peer-joined");
      }
      assertEquals("the last words", first.expect("message").path("data").textValue());
      Set<Integer> advices =
          clients.stream()
              .map(client -> client.expectEventually("reconnect").path("afterMillis").intValue())
              .collect(Collectors.toSet());
      assertTrue(advices.size() > 6, () -> "staggered: " + advices);
      clients.forEach(client -> assertEquals(4000, client.closeCode()));
      assertEquals(
          0, parley.exitStatus(Duration.ofSeconds(3).plus(SLACK)), () -> "" + parley.output());
    }
  }

  @Test
  void whatWaitsForASlowReaderReachesItBeforeTheClose() {
    int messages = 800;
    try (ParleyProcess parley =
            ParleyProcess.start(
                "--open",
                "--drain-seconds=6",
                "--close-timeout-millis=200",
                "--outbox-bytes=33554432",
                "--outbox-messages=10000",
                "--byte-burst=33554432");
        RawSocket slow = new RawSocket("127.0.0.1", parley.port(), "/signal?room=blue")) {
      slow.awaitText("welcome");
      TestClient ann = parley.join("blue");
      String message = "{\"type\":\"message\",\"data\":\"%s\"}".formatted("x".repeat(10_000));
      for (int i = 0; i < messages; i++) {
        ann.send(message);
      }
      ann.send("{\"type\":\"ping\"}");
      ann.expect("pong");

      parley.terminate();
      await().until(() -> parley.status("/ready") == 503);
      assertTrue(parley.metric("parley_outbox_bytes") > 1_000_000, "it waits");
      String all = slow.readToEnd();

      assertEquals(messages, all.split("\"type\":\"message\"", -1).length - 1);
      // The close frame (RFC 6455 §5.5.1): 2 bytes of code, 8 of reason, and nothing behind it.
      assertTrue(all.endsWith("\u0088\n\u000f\u00a0draining"), () -> tail(all));
      assertEquals(0, parley.exitStatus(Duration.ofSeconds(6).plus(SLACK)));
    }
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - 100));
  }

  @Test
  void withoutClientsSigtermEndsItAtOnce() {
    try (ParleyProcess parley = ParleyProcess.start("--open", "--drain-seconds=600")) {
      parley.terminate();

      assertEquals(0, parley.exitStatus(SLACK));
    }
  }

  @Test
  void clientThatAnswersNothingDoesNotKeepItBeyondItsDeadline() {
    try (ParleyProcess parley = ParleyProcess.start("--open", "--drain-seconds=2");
        RawSocket silent = new RawSocket("127.0.0.1", parley.port(), "/signal?room=blue")) {
      silent.awaitText("welcome");

      parley.terminate();

      assertEquals(0, parley.exitStatus(Duration.ofSeconds(2).plus(SLACK)));
    }
  }

  @Test
  void secondSigtermEndsItAtOnce() {
    try (ParleyProcess parley = ParleyProcess.start("--open", "--drain-seconds=600");
        RawSocket silent = new RawSocket("127.0.0.1", parley.port(), "/signal?room=blue")) {
      silent.awaitText("welcome");
      parley.terminate();
      await().until(() -> parley.status("/ready") == 503);

      parley.terminate();

      assertEquals(143, parley.exitStatus(SLACK));
    }
  }

  @Test
  void portThatIsTakenIsNamedAndEndsItWithOne() {
    try (ParleyProcess parley = ParleyProcess.start("--open");
        ParleyProcess second =
            ParleyProcess.launch(
                "--open", "--host=127.0.0.1", "--admin-port=off", "--port=" + parley.port())) {
      assertEquals(1, second.exitStatus(Duration.ofSeconds(20)));
      String last = second.output().get(second.output().size() - 1);
      assertTrue(
          last.startsWith("parley: can't listen on http://127.0.0.1:" + parley.port() + ":"), last);
    }
  }
}
