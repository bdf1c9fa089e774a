package dev.parley.standalone;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What two servers of one Redis tell of it. What each figure counts the engine's tests show. */
final class RedisMetricsTest {

  private static final String BEGIN =
      "<!-- metrics: this table is what RedisMetricsTest expects -->\n";
  private static final String END = "<!-- end of metrics -->\n";

  @AutoClose private final RedisProcess redis = RedisProcess.start();
  @AutoClose private final TestServer one = TestServer.start("--open", "--redis=" + redis.url());
  @AutoClose private final TestServer two = TestServer.start("--open", "--redis=" + redis.url());

  @Test
  void messageFromOneServerToTheOtherIsCountedAtBoth() {
    TestClient ann = one.join("blue");
    TestClient bob = two.join("blue");
    ann.expect("peer-joined");
    double wakes = value(one, "parley_redis_sent_wakes_total");
    double read = value(two, "parley_redis_mailbox_read_frames_total");
    double trips = value(one, "parley_redis_round_trip_seconds_count");
    ann.send("{\"type\":\"message\",\"data\":1}");
    bob.expect("message");

    assertEquals(wakes + 1, value(one, "parley_redis_sent_wakes_total"));
    assertEquals(read + 1, value(two, "parley_redis_mailbox_read_frames_total"));
    assertTrue(value(two, "parley_redis_received_wakes_total") >= 1);
    assertTrue(value(two, "parley_redis_mailbox_reads_total") >= 1);
    assertTrue(value(one, "parley_redis_round_trip_seconds_count") > trips);
    assertTrue(value(one, "parley_redis_round_trip_seconds_sum") > 0);
    assertEquals(
        value(one, "parley_redis_round_trip_seconds_count"),
        value(one, "parley_redis_round_trip_seconds_bucket{le=\"+Inf\"}"),
        10);
  }

  @Test
  void sessionThatIsResumedAtTheOtherServerIsLostHereAndClaimedThere() {
    TestClient ann = one.connect();
    ann.send("{\"type\":\"join\",\"room\":\"blue\",\"resumable\":true}");
    JsonNode welcome = ann.expect("welcome");
    TestClient again = two.connect();
    again.send(
        "{\"type\":\"resume\",\"session\":%s,\"secret\":%s,\"received\":0}"
            .formatted(welcome.path("session"), welcome.path("secret")));
    again.expect("resumed");

    await().until(() -> value(one, "parley_sessions_lost_total") == 1);
    assertEquals(1, value(one, "parley_redis_moved_sessions_total"));
    assertEquals(1, value(two, "parley_redis_claimed_sessions_total"));
    assertEquals(0, value(two, "parley_sessions_lost_total"));
  }

  @Test
  void sweepsAreCountedAndTimed() {
    one.join("blue");
    // By whoever has connections made anew all rooms are swept.
    redis.killConnections();
    await().until(() -> value(one, "parley_redis_swept_rooms_total") > 0);
    await().until(() -> value(one, "parley_redis_sweep_seconds_sum") > 0);
  }

  @Test
  void redisIsUpUntilItDoesNotAnswer() {
    assertEquals(1, value(one, "parley_redis_up"));
    double since = value(one, "parley_redis_up_changed_timestamp_seconds");
    assertEquals(System.currentTimeMillis() / 1e3, since, 60);
    redis.pause();
    await().until(() -> value(one, "parley_redis_up") == 0);
    assertTrue(value(one, "parley_redis_up_changed_timestamp_seconds") > since);
    assertTrue(value(one, "parley_redis_failed_commands_total") > 0);
    redis.goOn();
    await().until(() -> value(one, "parley_redis_up") == 1);
  }

  @Test
  void serverWithoutRedisTellsNothingOfOne() {
    try (TestServer alone = TestServer.start("--open")) {
      assertFalse(alone.admin("/metrics").body().contains("parley_redis"));
    }
  }

  @Test
  void guideHasEveryMetricAndWhatItIs() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "cluster-operations.md"));
    String table = table(one.admin("/metrics").body());
    Path wanted = Files.writeString(Path.of("target", "metrics.md"), table);

    assertEquals(
        table,
        guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END)),
        () -> "docs/cluster-operations.md is to have what is in " + wanted.toAbsolutePath());
  }

  private static String table(String page) {
    List<String> lines = page.lines().toList();
    return Pattern.compile("^# HELP (parley_redis_\\S+) (.*)$", Pattern.MULTILINE)
        .matcher(page)
        .results()
        .map(
            help ->
                "| `"
                    + help.group(1)
                    + "` | "
                    + kind(lines, help.group(1))
                    + " | "
                    + help.group(2)
                    + " |\n")
        .sorted()
        .collect(Collectors.joining("", "\n| metric | | |\n| --- | --- | --- |\n", "\n"));
  }

  private static String kind(List<String> page, String metric) {
    String type = "# TYPE " + metric + " ";
    return page.stream()
        .filter(line -> line.startsWith(type))
        .map(line -> line.substring(type.length()))
        .findFirst()
        .orElseThrow();
  }

  private static double value(TestServer server, String series) {
    String page = server.admin("/metrics").body();
    Matcher line =
        Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE).matcher(page);
    assertTrue(line.find(), () -> series + " is not in\n" + page);
    return Double.parseDouble(line.group(1));
  }
}
