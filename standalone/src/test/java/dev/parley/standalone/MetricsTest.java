package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.RelayAdmin;
import dev.parley.standalone.metrics.Metrics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetricsTest {

  private final TestServer server = TestServer.start("--open", "--stun-port=0");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void sessionsRoomsAndConnectionsAreGauges() {
    server.join("blue");
    server.join("red");

    assertEquals(2, value("parley_connections"));
    assertEquals(2, value("parley_sessions"));
    assertEquals(2, value("parley_rooms"));
    assertEquals(0, value("parley_suspended_sessions"));
  }

  @Test
  void eachGaugeHasAFigureOfItsOwn() {
    RelayAdmin.Status status = new RelayAdmin.Status(11, 12, 13, 14, 15, 16, 17, true);
    try (Metrics metrics = new Metrics(() -> status)) {
      String page = metrics.scrape();
      assertEquals(11, value(page, "parley_connections"));
      assertEquals(12, value(page, "parley_sessions"));
      assertEquals(13, value(page, "parley_suspended_sessions"));
      assertEquals(14, value(page, "parley_held_connections"));
      assertEquals(15, value(page, "parley_rooms"));
      assertEquals(16, value(page, "parley_outbox_frames"));
      assertEquals(17, value(page, "parley_outbox_bytes"));
      assertEquals(1, value(page, "parley_draining"));
    }
  }

  @Test
  void framesAreCountedByTypeAndOutcome() {
    TestClient ann = server.join("blue");
    TestClient bob = server.join("blue");
    ann.expect("peer-joined");
    ann.send("{\"type\":\"message\",\"data\":1}");
    bob.expect("message");
    ann.send("{\"type\":\"message\",\"to\":\"nobody\",\"data\":1}");
    ann.expect("error");
    ann.send("{\"type\":\"dance\"}");
    ann.expect("error");

    assertEquals(1, value("parley_received_frames_total{outcome=\"handled\",type=\"message\"}"));
    assertEquals(
        1, value("parley_received_frames_total{outcome=\"unknown-recipient\",type=\"message\"}"));
    assertEquals(1, value("parley_received_frames_total{outcome=\"unknown-type\",type=\"other\"}"));
    assertEquals(2, value("parley_received_frames_total{outcome=\"handled\",type=\"join\"}"));
    assertTrue(value("parley_received_bytes_total") > 100);
  }

  @Test
  void relayedFramesAreInTheHistogramOfLatency() {
    TestClient ann = server.join("blue");
    TestClient bob = server.join("blue");
    double before = value("parley_relay_seconds_count");
    for (int i = 0; i < 5; i++) {
      ann.send("{\"type\":\"message\",\"data\":1}");
      bob.expect("message");
    }

    // A frame is at its receiver before the server is told that it is written.
    await().until(() -> value("parley_relay_seconds_count") >= before + 5);
    assertEquals(
        value("parley_relay_seconds_count"), value("parley_relay_seconds_bucket{le=\"+Inf\"}"));
    assertTrue(value("parley_relay_seconds_sum") > 0);
  }

  @Test
  void closesAreCountedByCode() {
    TestClient ann = server.join("blue");
    ann.send("{\"type\":\"leave\"}");
    assertEquals(1000, ann.closeCode());

    await().until(() -> value("parley_connections_closed_total{code=\"1000\"}") == 1);
    assertEquals(1, value("parley_sessions_ended_total{reason=\"left\"}"));
    assertEquals(1, value("parley_sessions_started_total"));
    assertEquals(1, value("parley_connections_opened_total"));
  }

  @Test
  void stunAndTheJvmAreCountedToo() {
    assertEquals(0, value("parley_stun_datagrams_total{result=\"answered\"}"));
    assertTrue(value("jvm_threads_live_threads") > 5);
    assertTrue(value("process_uptime_seconds") > 0);
  }

  private double value(String series) {
    return value(server.admin("/metrics").body(), series);
  }

  private static double value(String page, String series) {
    Matcher line =
        Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE).matcher(page);
    assertTrue(line.find(), () -> series + " is not in\n" + page);
    return Double.parseDouble(line.group(1));
  }
}
